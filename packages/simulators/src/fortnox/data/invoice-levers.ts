import { parseDay, swedishDay } from '../../data/calendar.ts'
import { round } from '../../data/money.ts'
import { createRandom } from '../../data/random.ts'
import type { Books } from './books.ts'
import { found } from './found.ts'
import { generateInvoices } from './generate-invoices.ts'
import type { InvoiceRecord } from './records.ts'
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

  const generate = (books: Books, days: number[]): InvoiceRecord[] => {
    const invoices = generateInvoices({
      seed: books.company.name,
      customers: [...books.customers.values()],
      days,
      firstNumber: books.nextInvoiceNumber,
      today: swedishDay(now()),
      nowMs: now().getTime(),
      justCreated: true,
    })
    books.nextInvoiceNumber += invoices.length
    return invoices
  }

  return {
    invoices: companyId => [...booksOf(companyId).invoiceResource.ids()].map(id => invoiceOf(companyId, id)),
    invoice: invoiceOf,
    addInvoices(companyId, count, { withinDays = 30 } = {}) {
      const books = booksOf(companyId)
      const random = createRandom(companyId, 'added', books.nextInvoiceNumber)
      const today = swedishDay(now())
      const days = Array.from({ length: count }, () => today - random.int(0, withinDays - 1)).sort(
        (a, b) => a - b,
      )
      const invoices = generate(books, days)
      for (const invoice of invoices) books.invoices.set(String(invoice.number), invoice)
      books.touch()
      return invoices.map(invoice => String(invoice.number))
    },
    addInvoice(companyId, fields = {}) {
      const books = booksOf(companyId)
      const day = fields.InvoiceDate ? parseDay(fields.InvoiceDate) : swedishDay(now())
      const record = found(generate(books, [day])[0], 'generated invoice')
      Object.assign(record, { kind: 'ordinary', booked: true, sent: true, voucher: record.number })
      record.customerNumber = fields.CustomerNumber ?? record.customerNumber
      record.overrides = fields
      const documentNumber = fields.DocumentNumber ?? String(record.number)
      books.invoices.set(documentNumber, record)
      books.touch()
      return invoiceOf(companyId, documentNumber)
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
