import { createBookshelf } from '../../data/bookshelf.ts'
import { swedishDay } from '../../data/calendar.ts'
import type { VismaBehaviour } from '../behaviour.ts'
import { createBooks } from './books.ts'
import type { VismaCompanySeed } from './company.ts'
import { createCompany, seedBooks } from './seed-books.ts'

/** The books of every company, seeded relative to `anchorDay` as of the simulator's start. */
export function createVismaBookshelf(options: {
  seeds: readonly VismaCompanySeed[]
  behaviour: VismaBehaviour
  anchorDay: number
  now: () => Date
}) {
  const { seeds, behaviour, now, anchorDay } = options
  const startedAt = now()
  const today = Math.max(anchorDay, swedishDay(startedAt))
  return createBookshelf({
    seeds,
    create: seed => createBooks({ company: createCompany(seed), behaviour, now }),
    fill: (books, seed) => seedBooks(books, seed, { anchorDay, today, now: startedAt }),
  })
}
