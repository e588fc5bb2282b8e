import { parseDay, swedishDay } from '../../data/calendar.ts'
import { addRecentInvoices } from '../../data/fill-books.ts'
import { round } from '../../data/money.ts'
import { madeNow } from '../../data/plan-invoices.ts'
import type { Books } from './books.ts'
import { found } from './found.ts'
import { generateInvoices } from './generate-invoices.ts'
import type { FortnoxInvoice } from './wire-invoice.ts'

export interface InvoiceLevers {
  /** All invoices in ascending order of number. */
  invoices(companyId: string): FortnoxInvoice[]
  invoice(companyId: string, documentNumber: string): FortnoxInvoice
  /** Adds invoices made out of thin air, dated within the last `withinDays` days; answers their numbers. */
  addInvoices(companyId: string, count: number, options?: { withinDays?: number }): string[]
  /** Adds one invoice with the given properties, the others made up. */
  addInvoice(companyId: string, fields?: Partial<FortnoxInvoice>): FortnoxInvoice
  /** Sets properties, which counts as a change for `lastmodified`. */
  updateInvoice(companyId: string, documentNumber: string, fields: Partial<FortnoxInvoice>): FortnoxInvoice
  /** Registers a payment of all that is left, or of a part; counts as a change only by its switch. */
  payInvoice(companyId: string, documentNumber: string, amount?: number): FortnoxInvoice
  removeInvoice(companyId: string, documentNumber: string): void
}

/** The hands that tests lay on invoices. */
export function createInvoiceLevers(deps: {
  booksOf: (companyId: string) => Books
  now: () => Date
}): InvoiceLevers {
  const { booksOf, now } = deps
  const invoiceOf = (companyId: string, documentNumber: string) =>
    found(booksOf(companyId).invoiceResource.row(documentNumber), `invoice ${documentNumber}`)
  const recordOf = (books: Books, documentNumber: string) =>
    found(books.invoices.get(documentNumber), `invoice ${documentNumber}`)

  return {
    invoices: companyId => [...booksOf(companyId).invoiceResource.ids()].map(id => invoiceOf(companyId, id)),
    invoice: invoiceOf,
    addInvoices: (companyId, count, { withinDays = 30 } = {}) =>
      addRecentInvoices(booksOf(companyId), generateInvoices, { count, withinDays, now: now() }),
    addInvoice(companyId, fields = {}) {
      const books = booksOf(companyId)
      const day = fields.InvoiceDate ? parseDay(fields.InvoiceDate) : swedishDay(now())
      const [made] = generateInvoices(books, { days: [day], ...madeNow(now()) })
      const record = found(made, 'generated invoice')
      Object.assign(record, { kind: 'ordinary', booked: true, sent: true, voucher: record.number })
      record.customerNumber = fields.CustomerNumber ?? record.customerNumber
      record.overrides = fields
      record.id = fields.DocumentNumber ?? record.id
      books.invoices.set(record.id, record)
      books.touch()
      return invoiceOf(companyId, record.id)
    },
    updateInvoice(companyId, documentNumber, fields) {
      const books = booksOf(companyId)
      const record = recordOf(books, documentNumber)
      record.editedAtMs = now().getTime()
      record.customerNumber = fields.CustomerNumber ?? record.customerNumber
      record.overrides = { ...record.overrides, ...fields }
      books.touch()
      return invoiceOf(companyId, documentNumber)
    },
    payInvoice(companyId, documentNumber, amount) {
      const books = booksOf(companyId)
      const record = recordOf(books, documentNumber)
      const { Balance: _old, FinalPayDate: _never, ...overrides } = record.overrides ?? {}
      record.balance = round(amount === undefined ? 0 : record.balance - amount)
      record.finalPayDay = record.balance === 0 ? swedishDay(now()) : null
      record.paidAtMs = now().getTime()
      record.overrides = overrides
      books.touch()
      return invoiceOf(companyId, documentNumber)
    },
    removeInvoice(companyId, documentNumber) {
      booksOf(companyId).invoices.delete(documentNumber)
      booksOf(companyId).touch()
    },
  }
}
