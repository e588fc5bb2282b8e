import { z } from 'zod'
import { PageQuery } from './paging.ts'
import { CalendarDate, lineOfText, SearchDate } from './text.ts'

/**
 * What is kept of an invoice: as much as inviting its customer needs. `amount` is an exact decimal in
 * `currency`, VAT included, never negative: `isCredit` says which way it goes. `phone` is in E.164.
 *
 * @example
 * const { items } = await client.call(listInvoices, { params: { id } })
 * const unpaid: Invoice[] = items.filter(({ paymentState }) => paymentState === 'unpaid')
 */
export const Invoice = z
  .object({
    id: z.string(),
    number: z.string(),
    invoiceDate: CalendarDate,
    dueDate: CalendarDate.nullable(),
    customer: z.object({
      number: z.string().nullable(),
      name: z.string().nullable(),
      isPerson: z.boolean().nullable(),
    }),
    emails: z.array(z.string()),
    phone: z.string().nullable(),
    amount: z.string().regex(/^\d+\.\d{2}$/),
    currency: z.string(),
    isCredit: z.boolean(),
    isCancelled: z.boolean(),
    paymentState: z.enum(['unpaid', 'partly_paid', 'paid', 'overdue']),
  })
  .meta({ id: 'Invoice' })
export type Invoice = z.infer<typeof Invoice>

/**
 * Which invoices of the window. `search` finds those that hold each of its words in number, customer name or
 * e-mail, whatever case and accents; `from` and `to` are the first and the last invoice date.
 *
 * @example
 * const filter: InvoiceFilter = { search: 'anna berg', from: '2026-11-01', to: '2026-11-24' }
 */
export const InvoiceFilter = z.strictObject({
  search: lineOfText(1, 100).optional(),
  from: SearchDate.optional(),
  to: SearchDate.optional(),
})
export type InvoiceFilter = z.output<typeof InvoiceFilter>

/**
 * A page of the invoices that a filter leaves.
 *
 * @example
 * ListInvoicesQuery.parse({ search: '1042', limit: '25' })
 */
export const ListInvoicesQuery = PageQuery.extend(InvoiceFilter.shape)
export type ListInvoicesQuery = z.output<typeof ListInvoicesQuery>

/**
 * How many invoices there are of each day from `from` to `to`, both included; days without any are there too.
 * `stored` is how many are kept of the integration in all, also of days before these.
 *
 * @example
 * const most = (perDay: InvoicesPerDay) => Math.max(...perDay.days.map(({ count }) => count))
 */
export const InvoicesPerDay = z
  .object({
    from: CalendarDate,
    to: CalendarDate,
    days: z.array(z.object({ date: CalendarDate, count: z.int() })),
    stored: z.int(),
  })
  .meta({ id: 'InvoicesPerDay' })
export type InvoicesPerDay = z.infer<typeof InvoicesPerDay>
