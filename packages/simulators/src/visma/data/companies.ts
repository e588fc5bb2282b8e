import type { Bookshelf } from '../../data/bookshelf.ts'
import { parseDay, swedishDay } from '../../data/calendar.ts'
import { type CompanyBooks, type CompanyLevers, createCompanyLevers } from '../../data/company-levers.ts'
import { addRecentInvoices } from '../../data/fill-books.ts'
import { createFound } from '../../data/found.ts'
import { madeNow } from '../../data/plan-invoices.ts'
import type { Books } from './books.ts'
import type { VismaCompany } from './company.ts'
import { generateCustomers } from './generate-customers.ts'
import { generateInvoices } from './generate-invoices.ts'
import type { VismaCustomer } from './wire-customer.ts'
import type { VismaCustomerInvoice } from './wire-invoice.ts'

interface PageEvent {
  companyId: string
  resource: 'customerinvoices' | 'customers'
  page: number
  pageSize: number
}

/** The companies and their books, to be looked at and changed while the simulator runs. */
export interface VismaCompanies extends CompanyLevers<VismaCompany, PageEvent> {
  /** All invoices in ascending order of number. */
  invoices(companyId: string): VismaCustomerInvoice[]
  invoice(companyId: string, invoiceId: string): VismaCustomerInvoice
  /** Adds invoices made out of thin air, dated within the last `withinDays` days; answers their ids. */
  addInvoices(companyId: string, count: number, options?: { withinDays?: number }): string[]
  /** Adds one invoice with the given properties, the others made up. */
  addInvoice(companyId: string, fields?: Partial<VismaCustomerInvoice>): VismaCustomerInvoice
  /** Sets properties; `ModifiedUtc` becomes now unless it is among them. */
  updateInvoice(
    companyId: string,
    invoiceId: string,
    fields: Partial<VismaCustomerInvoice>,
  ): VismaCustomerInvoice
  removeInvoice(companyId: string, invoiceId: string): void

  customers(companyId: string): VismaCustomer[]
  customer(companyId: string, customerId: string): VismaCustomer
  addCustomer(companyId: string, fields?: Partial<VismaCustomer>): VismaCustomer
  /** Sets properties; `ChangedUtc` becomes now unless it is among them. */
  updateCustomer(companyId: string, customerId: string, fields: Partial<VismaCustomer>): VismaCustomer
  removeCustomer(companyId: string, customerId: string): void
}

export interface CompanyStore extends VismaCompanies, CompanyBooks<Books, PageEvent> {}

const found = createFound('Visma')

/** The face that the books show to tests and to the API. */
export function createCompanies({ shelf, now }: { shelf: Bookshelf<Books>; now: () => Date }): CompanyStore {
  const booksOf = (companyId: string) => found(shelf.books(companyId), `company ${companyId}`)
  const invoiceOf = (companyId: string, id: string) =>
    found(booksOf(companyId).invoiceResource.row(id), `invoice ${id}`)
  const customerOf = (companyId: string, id: string) =>
    found(booksOf(companyId).customerResource.row(id), `customer ${id}`)

  return {
    ...createCompanyLevers<Books, PageEvent>(shelf, found),
    invoices: companyId => [...booksOf(companyId).invoiceResource.ids()].map(id => invoiceOf(companyId, id)),
    invoice: invoiceOf,
    addInvoices: (companyId, count, { withinDays = 30 } = {}) =>
      addRecentInvoices(booksOf(companyId), generateInvoices, { count, withinDays, now: now() }),
    addInvoice(companyId, fields = {}) {
      const books = booksOf(companyId)
      const day = fields.InvoiceDate ? parseDay(fields.InvoiceDate) : swedishDay(now())
      const [made] = generateInvoices(books, { days: [day], ...madeNow(now()) })
      const record = found(made, 'generated invoice')
      record.id = (fields.Id ?? record.id).toLowerCase()
      record.customerId = fields.CustomerId?.toLowerCase() ?? record.customerId
      record.overrides = fields
      books.invoices.set(record.id, record)
      books.touch()
      return invoiceOf(companyId, record.id)
    },
    updateInvoice(companyId, invoiceId, fields) {
      const books = booksOf(companyId)
      const record = found(books.invoices.get(invoiceId.toLowerCase()), `invoice ${invoiceId}`)
      record.modifiedAtMs = now().getTime()
      record.customerId = fields.CustomerId?.toLowerCase() ?? record.customerId
      record.overrides = { ...without(record.overrides, 'ModifiedUtc'), ...fields }
      books.touch()
      return invoiceOf(companyId, invoiceId)
    },
    removeInvoice(companyId, invoiceId) {
      booksOf(companyId).invoices.delete(invoiceId.toLowerCase())
      booksOf(companyId).touch()
    },

    customers: companyId =>
      [...booksOf(companyId).customerResource.ids()].map(id => customerOf(companyId, id)),
    customer: customerOf,
    addCustomer(companyId, fields = {}) {
      const books = booksOf(companyId)
      const [record] = generateCustomers(books, {
        count: 1,
        anchorDay: swedishDay(now()),
        awkward: false,
      })
      const customer = found(record, 'generated customer')
      customer.id = (fields.Id ?? customer.id).toLowerCase()
      customer.changedAtMs = now().getTime()
      customer.overrides = fields
      books.customers.set(customer.id, customer)
      books.touch()
      return customerOf(companyId, customer.id)
    },
    updateCustomer(companyId, customerId, fields) {
      const books = booksOf(companyId)
      const record = found(books.customers.get(customerId.toLowerCase()), `customer ${customerId}`)
      record.changedAtMs = now().getTime()
      record.overrides = { ...without(record.overrides, 'ChangedUtc'), ...fields }
      books.touch()
      return customerOf(companyId, customerId)
    },
    removeCustomer(companyId, customerId) {
      booksOf(companyId).customers.delete(customerId.toLowerCase())
      booksOf(companyId).touch()
    },
  }
}

function without(
  record: Readonly<Record<string, unknown>> | undefined,
  key: string,
): Record<string, unknown> {
  const { [key]: _dropped, ...rest } = record ?? {}
  return rest
}
