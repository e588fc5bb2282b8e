import type { BookRows } from '../../data/books.ts'
import { createToday, dayText } from '../../data/calendar.ts'
import { paymentReference } from '../../data/swedish-numbers.ts'
import type { ApiBehaviour } from '../api/api-behaviour.ts'
import type { FortnoxCompany } from './company.ts'
import { balanceOf, invoiceType, isBooked, isCredit } from './invoice-amounts.ts'
import type { CustomerRecord, InvoiceRecord } from './records.ts'
import { type FortnoxCustomer, wireCustomer, wireCustomerListItem } from './wire-customer.ts'
import { type FortnoxInvoice, type InvoiceFacts, wireInvoice, wireInvoiceListItem } from './wire-invoice.ts'

/** One kind of row of a company as the endpoints need it; rows are known by their number. */
export interface Resource<Row = object> {
  readonly name: 'invoices' | 'customers'
  /** Changes with every change to the rows. */
  readonly version: number
  ids(): IterableIterator<string>
  /** The row in full. */
  row(id: string): Row | undefined
  /** The row as the list shows it. */
  item(id: string): object | undefined
  /** One property of the full row. */
  read(id: string, field: string): unknown
  changedAtMs(id: string): number
}

export interface Books extends BookRows<CustomerRecord, InvoiceRecord> {
  readonly company: FortnoxCompany
  readonly invoiceResource: Resource<FortnoxInvoice>
  readonly customerResource: Resource<FortnoxCustomer>
  today(): number
}

/** Properties that lists filter and sort by, read without putting the whole row together. */
const SHORTCUTS: Record<string, (record: InvoiceRecord, facts: Omit<InvoiceFacts, 'origin'>) => unknown> = {
  Balance: (record, { company, behaviour }) => balanceOf(record, company, behaviour),
  Booked: (record, { company, behaviour }) => isBooked(record, company, behaviour),
  Cancelled: record => record.cancelled,
  CostCenter: record => record.costCenter,
  Credit: record => String(isCredit(record)),
  Currency: record => record.currency,
  CustomerName: (_record, { customer }) => customer?.party.name ?? '',
  CustomerNumber: record => record.customerNumber,
  DocumentNumber: record => String(record.number),
  DueDate: record => dayText(record.dueDay),
  FinalPayDate: record => (record.finalPayDay === null ? null : dayText(record.finalPayDay)),
  InvoiceDate: record => dayText(record.invoiceDay),
  InvoiceType: record => invoiceType(record),
  OCR: record => paymentReference(record.number),
  Sent: record => record.sent,
  Total: record => record.total,
}

/** The books of one company: its rows, and how they look from outside. */
export function createBooks(options: {
  company: FortnoxCompany
  firstInvoiceNumber: number
  behaviour: ApiBehaviour
  /** The origin in the `@url` of each row. */
  origin: () => string
  now: () => Date
}): Books {
  const { company, behaviour, origin } = options
  const today = createToday(options.now)
  const customers = new Map<string, CustomerRecord>()
  const invoices = new Map<string, InvoiceRecord>()
  let version = 0

  const factsOf = (record: InvoiceRecord) => ({
    company,
    behaviour,
    customer: customers.get(record.customerNumber),
  })
  const invoiceAs =
    <Wire>(wire: (record: InvoiceRecord, facts: InvoiceFacts) => Wire) =>
    (id: string) => {
      const record = invoices.get(id)
      return record && wire(record, { ...factsOf(record), origin: origin() })
    }
  const customerAs =
    <Wire>(wire: (record: CustomerRecord, facts: { origin: string }) => Wire) =>
    (id: string) => {
      const record = customers.get(id)
      return record && wire(record, { origin: origin() })
    }
  const invoiceRow = invoiceAs(wireInvoice)
  const customerRow = customerAs(wireCustomer)

  return {
    company,
    customers,
    invoices,
    nextCustomerNumber: 1001,
    nextInvoiceNumber: options.firstInvoiceNumber,
    today,
    touch() {
      version += 1
    },
    invoiceResource: {
      name: 'invoices',
      get version() {
        return version
      },
      ids: () => invoices.keys(),
      row: invoiceRow,
      item: invoiceAs(wireInvoiceListItem),
      read(id, field) {
        const record = invoices.get(id)
        const shortcut = SHORTCUTS[field]
        if (record && shortcut && !(record.overrides && field in record.overrides)) {
          return shortcut(record, factsOf(record))
        }
        return (invoiceRow(id) as Record<string, unknown> | undefined)?.[field]
      },
      changedAtMs(id) {
        const record = invoices.get(id)
        const paidAtMs = behaviour.paymentBumpsLastModified ? (record?.paidAtMs ?? 0) : 0
        return Math.max(record?.editedAtMs ?? 0, paidAtMs)
      },
    },
    customerResource: {
      name: 'customers',
      get version() {
        return version
      },
      ids: () => customers.keys(),
      row: customerRow,
      item: customerAs(wireCustomerListItem),
      read: (id, field) => (customerRow(id) as Record<string, unknown> | undefined)?.[field],
      changedAtMs: id => customers.get(id)?.changedAtMs ?? 0,
    },
  }
}
