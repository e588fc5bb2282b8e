import type { Bookshelf } from './bookshelf.ts'
import type { Found } from './found.ts'

/** The hands that tests lay on companies. */
export interface CompanyLevers<Company extends { state: unknown }, PageEvent> {
  list(): Company[]
  /** By its exact name; throws when there is none. */
  find(name: string): Company
  get(companyId: string): Company
  setState(companyId: string, state: Company['state']): void
  update(companyId: string, fields: Partial<Omit<Company, 'id' | 'tenantId'>>): void
  /** Runs just before a page of a list is put together, so that rows can change between two pages. */
  onPage(listener: (event: PageEvent) => void): () => void
}

/** What the API needs of the companies. */
export interface CompanyBooks<Books, PageEvent> {
  books(companyId: string): Books | undefined
  announcePage(event: PageEvent): void
}

/** The levers of the companies of a shelf, and what the API needs of them. */
export function createCompanyLevers<
  Books extends { company: { id: string; name: string; state: unknown } },
  PageEvent,
>(
  shelf: Bookshelf<Books>,
  found: Found,
): CompanyLevers<Books['company'], PageEvent> & CompanyBooks<Books, PageEvent> {
  const listeners = new Set<(event: PageEvent) => void>()
  const companyOf = (companyId: string) => found(shelf.company(companyId), `company ${companyId}`)

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
    find(name) {
      const company = shelf.companies().find(other => other.name === name)
      return found(company, `company named ${name}`)
    },
    get: companyOf,
    setState(companyId, state) {
      companyOf(companyId).state = state
    },
    update(companyId, fields) {
      Object.assign(companyOf(companyId), fields)
    },
  }
}
