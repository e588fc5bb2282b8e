import type { BookRows } from '../../data/books.ts'
import { createToday, DAY_MS } from '../../data/calendar.ts'
import type { VismaBehaviour } from '../behaviour.ts'
import type { VismaCompany } from './company.ts'
import { CUSTOMER_FIELDS, comparable, type FieldKinds, type FieldValue, INVOICE_FIELDS } from './fields.ts'
import type { CustomerRecord, InvoiceRecord } from './records.ts'
import { type VismaCustomer, wireCustomer } from './wire-customer.ts'
import { type VismaCustomerInvoice, wireInvoice } from './wire-invoice.ts'

/** One kind of row of a company as the list endpoints need it. */
export interface Resource<Row = unknown> {
  readonly name: 'customerinvoices' | 'customers'
  readonly fields: FieldKinds
  /** Changes with every change to the rows. */
  readonly version: number
  readonly size: number
  ids(): IterableIterator<string>
  has(id: string): boolean
  row(id: string): Row | undefined
  read(id: string, field: string): FieldValue
}

export interface Books extends BookRows<CustomerRecord, InvoiceRecord> {
  readonly company: VismaCompany
  readonly invoiceResource: Resource<VismaCustomerInvoice>
  readonly customerResource: Resource<VismaCustomer>
}

const INVOICE_SHORTCUTS: Record<string, (record: InvoiceRecord) => FieldValue> = {
  Id: record => record.id,
  InvoiceNumber: record => record.number,
  InvoiceDate: record => record.invoiceDay * DAY_MS,
  DueDate: record => record.dueDay * DAY_MS,
  CustomerId: record => record.customerId,
  CurrencyCode: record => record.currency,
  IsCreditInvoice: record => record.kind === 'credit',
  CreatedUtc: record => record.createdAtMs,
  ModifiedUtc: record => record.modifiedAtMs,
}

/** The books of one company: its rows, and how they look from outside. */
export function createBooks(options: {
  company: VismaCompany
  behaviour: VismaBehaviour
  now: () => Date
}): Books {
  const { company, behaviour } = options
  const today = createToday(options.now)
  const customers = new Map<string, CustomerRecord>()
  const invoices = new Map<string, InvoiceRecord>()
  let version = 0
  let facts: { version: number; byCustomer: Map<string, CustomerTotals> } | null = null

  const totalsOf = (customerId: string) => {
    if (facts?.version !== version) facts = { version, byCustomer: totalsByCustomer(invoices.values()) }
    return facts.byCustomer.get(customerId) ?? { unpaidAmount: 0, lastInvoiceDay: null }
  }
  const invoiceRow = (id: string) => {
    const record = invoices.get(id.toLowerCase())
    if (!record) return undefined
    return wireInvoice(record, {
      companyId: company.id,
      customer: customers.get(record.customerId),
      today: today(),
      creditSign: behaviour.creditSign,
    })
  }
  const customerRow = (id: string) => {
    const record = customers.get(id.toLowerCase())
    return record && wireCustomer(record, { companyId: company.id, ...totalsOf(record.id) })
  }
  const readRow = (fields: FieldKinds, row: object | undefined, field: string) =>
    comparable(fields[field] ?? 'string', row && (row as Record<string, unknown>)[field])

  return {
    company,
    customers,
    invoices,
    nextCustomerNumber: 1001,
    nextInvoiceNumber: 10_001,
    touch() {
      version += 1
    },
    invoiceResource: {
      name: 'customerinvoices',
      fields: INVOICE_FIELDS,
      get version() {
        return version
      },
      get size() {
        return invoices.size
      },
      ids: () => invoices.keys(),
      has: id => invoices.has(id.toLowerCase()),
      row: invoiceRow,
      read(id, field) {
        const record = invoices.get(id)
        const shortcut = INVOICE_SHORTCUTS[field]
        if (record && shortcut && !(record.overrides && field in record.overrides)) return shortcut(record)
        return readRow(INVOICE_FIELDS, invoiceRow(id), field)
      },
    },
    customerResource: {
      name: 'customers',
      fields: CUSTOMER_FIELDS,
      get version() {
        return version
      },
      get size() {
        return customers.size
      },
      ids: () => customers.keys(),
      has: id => customers.has(id.toLowerCase()),
      row: customerRow,
      read: (id, field) => readRow(CUSTOMER_FIELDS, customerRow(id), field),
    },
  }
}

interface CustomerTotals {
  unpaidAmount: number
  lastInvoiceDay: number | null
}

function totalsByCustomer(invoices: Iterable<InvoiceRecord>): Map<string, CustomerTotals> {
  const totals = new Map<string, CustomerTotals>()
  for (const invoice of invoices) {
    const { unpaidAmount, lastInvoiceDay } = totals.get(invoice.customerId) ?? {
      unpaidAmount: 0,
      lastInvoiceDay: null,
    }
    const owed =
      invoice.kind === 'credit' ? 0 : Math.round(invoice.remaining * invoice.currencyRate * 100) / 100
    totals.set(invoice.customerId, {
      unpaidAmount: Math.round((unpaidAmount + owed) * 100) / 100,
      lastInvoiceDay: Math.max(lastInvoiceDay ?? invoice.invoiceDay, invoice.invoiceDay),
    })
  }
  return totals
}
