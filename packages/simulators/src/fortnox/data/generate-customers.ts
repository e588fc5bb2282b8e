import type { BookRows } from '../../data/books.ts'
import type { Party } from '../../data/parties.ts'
import { type CustomerGeneration, changedBefore, planCustomers } from '../../data/plan-customers.ts'
import type { CustomerRecord, InvoiceRecord } from './records.ts'

/** Awkward in ways that only this service allows: it stores texts that are HTML already. */
const AWKWARD_HERE: readonly Partial<Party>[] = [
  { name: 'Bröderna Holm &amp; Söner AB', email: 'info@broderna-holm.example' },
  { name: 'Caf&eacute; &quot;Hörnet&quot;', email: 'hornet@cafe.example' },
]

const COST_CENTERS = ['', '', 'BUTIK', 'KONTOR', 'LAGER'] as const

/** The next customers of the books. */
export function generateCustomers(
  books: BookRows<CustomerRecord, InvoiceRecord>,
  generation: CustomerGeneration,
): CustomerRecord[] {
  return planCustomers(books, generation, AWKWARD_HERE).map(({ number, party, awkward, random }) => {
    const emails = awkward
      ? { email: party.email ?? party.contactEmail ?? '', emailInvoice: '' }
      : {
          email: party.contactEmail ?? party.email ?? '',
          emailInvoice: party.contactEmail ? (party.email ?? '') : '',
        }
    const moved = !awkward && emails.email !== '' && random.chance(0.1)
    return {
      id: String(number),
      party,
      email: moved ? `ny.${emails.email}` : emails.email,
      emailInvoice: emails.emailInvoice,
      emailOnInvoices: emails.emailInvoice || emails.email,
      termsDays: random.pick([10, 15, 30, 30]),
      costCenter: random.pick(COST_CENTERS),
      changedAtMs: changedBefore(generation.anchorDay, random),
    }
  })
}
