import type { Bookshelf } from '../../data/bookshelf.ts'
import { type CompanyBooks, type CompanyLevers, createCompanyLevers } from '../../data/company-levers.ts'
import type { Books } from './books.ts'
import type { FortnoxCompany } from './company.ts'
import { type CustomerLevers, createCustomerLevers } from './customer-levers.ts'
import { found } from './found.ts'
import { createInvoiceLevers, type InvoiceLevers } from './invoice-levers.ts'

interface PageEvent {
  companyId: string
  resource: 'invoices' | 'customers'
  page: number
  limit: number
}

/** The companies and their books, to be looked at and changed while the simulator runs. */
export interface FortnoxCompanies
  extends CompanyLevers<FortnoxCompany, PageEvent>,
    InvoiceLevers,
    CustomerLevers {}

export interface CompanyStore extends FortnoxCompanies, CompanyBooks<Books, PageEvent> {}

/** The face that the books show to tests and to the API. */
export function createCompanies({ shelf, now }: { shelf: Bookshelf<Books>; now: () => Date }): CompanyStore {
  const booksOf = (companyId: string) => found(shelf.books(companyId), `company ${companyId}`)
  return {
    ...createCompanyLevers<Books, PageEvent>(shelf, found),
    ...createInvoiceLevers({ booksOf, now }),
    ...createCustomerLevers({ booksOf, now }),
  }
}
