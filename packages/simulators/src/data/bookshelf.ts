import type { BookRows, RowMakers } from './books.ts'
import { swedishDay } from './calendar.ts'
import { type BookSizes, fillBooks } from './fill-books.ts'

export interface Bookshelf<Books extends { company: unknown }> {
  companies(): Books['company'][]
  company(companyId: string): Books['company'] | undefined
  /** The books of a company, filled when they are first opened. */
  books(companyId: string): Books | undefined
}

/**
 * The books of every company in the order of the seeds, filled relative to `anchorDay` as of the day of the
 * simulator's start.
 */
export function createBookshelf<
  Seed extends BookSizes,
  Customer extends { id: string },
  Invoice extends { id: string },
  Books extends BookRows<Customer, Invoice>,
>(options: {
  seeds: readonly Seed[]
  create(seed: Seed): Books
  rowMakers: RowMakers<Customer, Invoice>
  anchorDay: number
  now: () => Date
}): Bookshelf<Books> {
  const { seeds, create, rowMakers, anchorDay } = options
  const start = { anchorDay, today: swedishDay(options.now()) }
  const shelf = new Map<string, Books>()
  const unfilled = new Map<Books, Seed>()
  for (const seed of seeds) {
    const books = create(seed)
    shelf.set(books.company.id, books)
    unfilled.set(books, seed)
  }

  return {
    companies: () => [...shelf.values()].map(books => books.company),
    company: companyId => shelf.get(companyId.toLowerCase())?.company,
    books(companyId) {
      const books = shelf.get(companyId.toLowerCase())
      const seed = books && unfilled.get(books)
      if (books && seed) {
        unfilled.delete(books)
        fillBooks(books, seed, rowMakers, start)
      }
      return books
    },
  }
}
