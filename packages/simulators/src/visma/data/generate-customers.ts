import type { BookRows } from '../../data/books.ts'
import { type CustomerGeneration, changedBefore, planCustomers } from '../../data/plan-customers.ts'
import type { CustomerRecord, InvoiceRecord } from './records.ts'

/** The next customers of the books. */
export function generateCustomers(
  books: BookRows<CustomerRecord, InvoiceRecord>,
  generation: CustomerGeneration,
): CustomerRecord[] {
  return planCustomers(books, generation).map(({ number, party, awkward, random }) => {
    const moved = !awkward && party.email !== null && random.chance(0.1)
    return {
      id: random.uuid(),
      number: String(number),
      party,
      currentEmail: moved ? `ny.${party.email}` : party.email,
      termsDays: random.pick([10, 15, 30, 30]),
      changedAtMs: changedBefore(generation.anchorDay, random),
    }
  })
}
