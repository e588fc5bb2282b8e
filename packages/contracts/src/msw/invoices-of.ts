import type { Invoice, InvoiceFilter } from '../invoices.ts'
import { findIntegration } from './find.ts'
import { dateBefore } from './samples/days.ts'
import type { MockStore } from './store.ts'

/** An integration's invoices inside its window that fit a filter. */
export function invoicesOf(store: MockStore, id: string, filter: InvoiceFilter): Invoice[] {
  const { integration, invoices } = findIntegration(store, id)
  const { search = '', from = dateBefore(store.now(), integration.daysBack), to = '9999-12-31' } = filter
  const words = search.toLowerCase().split(/\s+/)
  return invoices.filter(({ number, invoiceDate, customer, emails }) => {
    const text = [number, customer.name, customer.number, ...emails].join(' ').toLowerCase()
    return invoiceDate >= from && invoiceDate <= to && words.every(word => text.includes(word))
  })
}
