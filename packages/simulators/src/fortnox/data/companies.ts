import type { Bookshelf } from '../../data/bookshelf.ts'
import type { Books } from './books.ts'
import type { FortnoxCompany, FortnoxCompanyState } from './company.ts'
import { type CustomerLevers, createCustomerLevers } from './customer-levers.ts'
import { found } from './found.ts'
import { createInvoiceLevers, type InvoiceLevers } from './invoice-levers.ts'

export interface PageEvent {
  companyId: string
  resource: 'invoices' | 'customers'
  page: number
  limit: number
}

/** The companies and their books, to be looked at and changed while the simulator runs. */
export interface FortnoxCompanies extends InvoiceLevers, CustomerLevers {
  list(): FortnoxCompany[]
  /** By its exact name; throws when there is none. */
  find(name: string): FortnoxCompany
  get(companyId: string): FortnoxCompany
  setState(companyId: string, state: FortnoxCompanyState): void
  update(companyId: string, fields: Partial<Omit<FortnoxCompany, 'id' | 'tenantId'>>): void
  /** Runs just before a page of a list is put together, so that rows can change between two pages. */
  onPage(listener: (event: PageEvent) => void): () => void
}

export interface CompanyStore extends FortnoxCompanies {
  books(companyId: string): Books | undefined
  announcePage(event: PageEvent): void
}

/** The face that the books show to tests and to the API. */
export function createCompanies({ shelf, now }: { shelf: Bookshelf<Books>; now: () => Date }): CompanyStore {
  const listeners = new Set<(event: PageEvent) => void>()
  const companyOf = (companyId: string) => found(shelf.company(companyId), `company ${companyId}`)
  const booksOf = (companyId: string) => found(shelf.books(companyId), `company ${companyId}`)

  return {
    ...createInvoiceLevers({ booksOf, now }),
    ...createCustomerLevers({ booksOf, now }),
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
  }
}
