import type { CustomerGeneration } from './plan-customers.ts'
import type { InvoiceGeneration } from './plan-invoices.ts'

/** What the books of a company hold with every provider. */
export interface BookRows<Customer extends { id: string }, Invoice extends { id: string }> {
  readonly company: { readonly id: string; readonly name: string }
  readonly customers: Map<string, Customer>
  readonly invoices: Map<string, Invoice>
  nextCustomerNumber: number
  nextInvoiceNumber: number
  /** To be called after every change. */
  touch(): void
}

/** How a provider makes the next rows of a company's books; putting them in is left to the caller. */
export interface RowMakers<Customer extends { id: string }, Invoice extends { id: string }> {
  generateCustomers(books: BookRows<Customer, Invoice>, generation: CustomerGeneration): Customer[]
  generateInvoices(books: BookRows<Customer, Invoice>, generation: InvoiceGeneration): Invoice[]
}
