import type { Bookshelf } from '../../data/bookshelf.ts'
import { parseDay, swedishDay } from '../../data/calendar.ts'
import { createRandom } from '../../data/random.ts'
import type { Books } from './books.ts'
import type { VismaCompany, VismaCompanyState } from './company.ts'
import { generateCustomers } from './generate-customers.ts'
import { generateInvoices } from './generate-invoices.ts'
import type { InvoiceRecord } from './records.ts'
import type { VismaCustomer } from './wire-customer.ts'
import type { VismaCustomerInvoice } from './wire-invoice.ts'

export interface PageEvent {
  companyId: string
  resource: 'customerinvoices' | 'customers'
  page: number
  pageSize: number
}

/** The companies and their books, to be looked at and changed while the simulator runs. */
export interface VismaCompanies {
  list(): VismaCompany[]
  /** By its exact name; throws when there is none. */
  find(name: string): VismaCompany
  get(companyId: string): VismaCompany
  setState(companyId: string, state: VismaCompanyState): void
  update(companyId: string, fields: Partial<Omit<VismaCompany, 'id'>>): void

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

  /** Runs just before a page of a list is put together, so that rows can change between two pages. */
  onPage(listener: (event: PageEvent) => void): () => void
}

export interface CompanyStore extends VismaCompanies {
  books(companyId: string): Books | undefined
  announcePage(event: PageEvent): void
}

/** The face that the books show to tests and to the API. */
export function createCompanies({ shelf, now }: { shelf: Bookshelf<Books>; now: () => Date }): CompanyStore {
  const listeners = new Set<(event: PageEvent) => void>()
  const companyOf = (companyId: string) => found(shelf.company(companyId), `company ${companyId}`)
  const booksOf = (companyId: string) => found(shelf.books(companyId), `company ${companyId}`)
  const invoiceOf = (companyId: string, id: string) =>
    found(booksOf(companyId).invoiceResource.row(id), `invoice ${id}`)
  const customerOf = (companyId: string, id: string) =>
    found(booksOf(companyId).customerResource.row(id), `customer ${id}`)

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
    books: shelf.books,
    announcePage(event) {
      for (const listener of [...listeners]) listener(event)
    },
    onPage(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },

    list: shelf.companies,
    find: name =>
      found(
        shelf.companies().find(company => company.name === name),
        `company named ${name}`,
      ),
    get: companyOf,
    setState(companyId, state) {
      companyOf(companyId).state = state
    },
    update(companyId, fields) {
      Object.assign(companyOf(companyId), fields)
    },

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
      for (const invoice of invoices) books.invoices.set(invoice.id, invoice)
      books.touch()
      return invoices.map(invoice => invoice.id)
    },
    addInvoice(companyId, fields = {}) {
      const books = booksOf(companyId)
      const day = fields.InvoiceDate ? parseDay(fields.InvoiceDate) : swedishDay(now())
      const record = found(generate(books, [day])[0], 'generated invoice')
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
      const [record] = generateCustomers({
        seed: books.company.name,
        count: 1,
        firstNumber: books.nextCustomerNumber,
        anchorDay: swedishDay(now()),
        awkward: false,
      })
      const customer = found(record, 'generated customer')
      customer.id = (fields.Id ?? customer.id).toLowerCase()
      customer.changedAtMs = now().getTime()
      customer.overrides = fields
      books.nextCustomerNumber += 1
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

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`The Visma simulator has no ${what}`)
  return value
}

function without(
  record: Readonly<Record<string, unknown>> | undefined,
  key: string,
): Record<string, unknown> {
  const { [key]: _dropped, ...rest } = record ?? {}
  return rest
}
