import { AWKWARD_PARTIES } from '../../data/awkward-parties.ts'
import { DAY_MS } from '../../data/calendar.ts'
import { createParty, type Party } from '../../data/parties.ts'
import { createRandom } from '../../data/random.ts'
import type { CustomerRecord } from './records.ts'

/** Awkward in ways that only this service allows: it stores texts that are HTML already. */
const AWKWARD_HERE: readonly Partial<Party>[] = [
  { name: 'Bröderna Holm &amp; Söner AB', email: 'info@broderna-holm.example' },
  { name: 'Caf&eacute; &quot;Hörnet&quot;', email: 'hornet@cafe.example' },
]

const COST_CENTERS = ['', '', 'BUTIK', 'KONTOR', 'LAGER'] as const

/** The customers of one company: the awkward ones first, then as many ordinary ones as were asked for. */
export function generateCustomers(options: {
  seed: string
  count: number
  firstNumber: number
  anchorDay: number
  awkward?: boolean
}): CustomerRecord[] {
  const awkward = options.awkward === false ? [] : [...AWKWARD_PARTIES, ...AWKWARD_HERE]
  return Array.from({ length: Math.max(options.count, awkward.length) }, (_, index) => {
    const number = options.firstNumber + index
    const random = createRandom(options.seed, 'customer', number)
    const twist = awkward[index]
    const isPrivate = twist ? (twist.isPrivatePerson ?? false) : random.chance(0.55)
    const party: Party = { ...createParty(random, isPrivate), ...twist }
    const emails = twist
      ? { email: party.email ?? party.contactEmail ?? '', emailInvoice: '' }
      : {
          email: party.contactEmail ?? party.email ?? '',
          emailInvoice: party.contactEmail ? (party.email ?? '') : '',
        }
    const moved = !twist && emails.email !== '' && random.chance(0.1)
    return {
      number: String(number),
      party,
      email: moved ? `ny.${emails.email}` : emails.email,
      emailInvoice: emails.emailInvoice,
      emailOnInvoices: emails.emailInvoice || emails.email,
      termsDays: random.pick([10, 15, 30, 30]),
      costCenter: random.pick(COST_CENTERS),
      changedAtMs:
        (options.anchorDay - random.int(1, 400)) * DAY_MS +
        random.int(7, 16) * 3_600_000 +
        random.int(0, 3_599_999),
    }
  })
}
