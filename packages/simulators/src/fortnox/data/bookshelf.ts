import { createBookshelf } from '../../data/bookshelf.ts'
import { swedishDay } from '../../data/calendar.ts'
import type { ApiBehaviour } from '../api/api-behaviour.ts'
import { createBooks } from './books.ts'
import type { FortnoxCompanySeed } from './company.ts'
import { createCompany, FIRST_INVOICE_NUMBER, seedBooks } from './seed-books.ts'

/** The books of every company, seeded relative to `anchorDay` as of the simulator's start. */
export function createFortnoxBookshelf(options: {
  seeds: readonly FortnoxCompanySeed[]
  behaviour: ApiBehaviour
  anchorDay: number
  origin: () => string
  now: () => Date
}) {
  const { seeds, behaviour, origin, now, anchorDay } = options
  const startedAt = now()
  const today = Math.max(anchorDay, swedishDay(startedAt))
  return createBookshelf({
    seeds,
    create: (seed: FortnoxCompanySeed) =>
      createBooks({
        company: createCompany(seed),
        firstInvoiceNumber: seed.firstInvoiceNumber ?? FIRST_INVOICE_NUMBER,
        behaviour,
        origin,
        now,
      }),
    fill: (books, seed) => seedBooks(books, seed, { anchorDay, today, now: startedAt }),
  })
}
