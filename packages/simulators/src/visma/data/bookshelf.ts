import { swedishDay } from '../../data/calendar.ts'
import type { VismaBehaviour } from '../behaviour.ts'
import { type Books, createBooks } from './books.ts'
import type { VismaCompany, VismaCompanySeed } from './company.ts'
import { createCompany, seedBooks } from './seed-books.ts'

export interface Bookshelf {
  companies(): VismaCompany[]
  company(companyId: string): VismaCompany | undefined
  /** The books of a company, filled when they are first opened. */
  books(companyId: string): Books | undefined
}

/** The books of every company, seeded relative to `anchorDay` as of the simulator's start. */
export function createBookshelf(options: {
  seeds: readonly VismaCompanySeed[]
  behaviour: VismaBehaviour
  anchorDay: number
  now: () => Date
}): Bookshelf {
  const { behaviour, now, anchorDay } = options
  const startedAt = now()
  const today = Math.max(anchorDay, swedishDay(startedAt))
  const shelf = new Map<string, Books>()
  const unseeded = new Map<Books, VismaCompanySeed>()
  for (const seed of options.seeds) {
    const books = createBooks({ company: createCompany(seed), behaviour, now })
    shelf.set(books.company.id, books)
    unseeded.set(books, seed)
  }

  return {
    companies: () => [...shelf.values()].map(books => books.company),
    company: companyId => shelf.get(companyId.toLowerCase())?.company,
    books(companyId) {
      const books = shelf.get(companyId.toLowerCase())
      const seed = books && unseeded.get(books)
      if (books && seed) {
        unseeded.delete(books)
        seedBooks(books, seed, { anchorDay, today, now: startedAt })
      }
      return books
    },
  }
}
