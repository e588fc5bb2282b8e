import { z } from 'zod'
import { CalendarDate } from './text.ts'

/** An invoice is kept for as long as it is inside its integration's window and this many days after that. */
export const invoiceRetentionDays = 90

/**
 * What is kept of an invoice: as much as inviting its customer needs. `amount` is an exact decimal in
 * `currency`, VAT included, never negative: `isCredit` says which way it goes.
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
    amount: z.string().regex(/^\d+\.\d{2}$/),
    currency: z.string(),
    isCredit: z.boolean(),
    paymentState: z.enum(['unpaid', 'partly_paid', 'paid', 'overdue']),
  })
  .meta({ id: 'Invoice' })
export type Invoice = z.infer<typeof Invoice>
