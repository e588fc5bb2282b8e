import { swedishDay } from '../../data/calendar.ts'
import type { Books } from './books.ts'
import { found } from './found.ts'
import { generateCustomers } from './generate-customers.ts'
import type { FortnoxCustomer } from './wire-customer.ts'

export interface CustomerLevers {
  customers(companyId: string): FortnoxCustomer[]
  customer(companyId: string, customerNumber: string): FortnoxCustomer
  addCustomer(companyId: string, fields?: Partial<FortnoxCustomer>): FortnoxCustomer
  /**
   * Sets properties, which counts as a change for `lastmodified`; invoices already made keep what they show.
   */
  updateCustomer(companyId: string, customerNumber: string, fields: Partial<FortnoxCustomer>): FortnoxCustomer
  removeCustomer(companyId: string, customerNumber: string): void
}

/** The hands that tests lay on customers. */
export function createCustomerLevers(deps: {
  booksOf: (companyId: string) => Books
  now: () => Date
}): CustomerLevers {
  const { booksOf, now } = deps
  const customerOf = (companyId: string, customerNumber: string) =>
    found(booksOf(companyId).customerResource.row(customerNumber), `customer ${customerNumber}`)

  return {
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
      customer.id = fields.CustomerNumber ?? customer.id
      customer.party.name = fields.Name ?? customer.party.name
      customer.emailOnInvoices = fields.EmailInvoice || (fields.Email ?? customer.emailOnInvoices)
      customer.changedAtMs = now().getTime()
      customer.overrides = fields
      books.customers.set(customer.id, customer)
      books.touch()
      return customerOf(companyId, customer.id)
    },
    updateCustomer(companyId, customerNumber, fields) {
      const books = booksOf(companyId)
      const record = found(books.customers.get(customerNumber), `customer ${customerNumber}`)
      record.changedAtMs = now().getTime()
      record.overrides = { ...record.overrides, ...fields }
      books.touch()
      return customerOf(companyId, customerNumber)
    },
    removeCustomer(companyId, customerNumber) {
      booksOf(companyId).customers.delete(customerNumber)
      booksOf(companyId).touch()
    },
  }
}
