import { AWKWARD_PARTIES } from '../../data/awkward-parties.ts'
import { DAY_MS } from '../../data/calendar.ts'
import { createParty } from '../../data/parties.ts'
import { createRandom } from '../../data/random.ts'
import type { CustomerRecord } from './records.ts'

/** The customers of one company: the awkward ones first, then as many ordinary ones as were asked for. */
export function generateCustomers(options: {
  seed: string
  count: number
  firstNumber: number
  anchorDay: number
  awkward?: boolean
}): CustomerRecord[] {
  const awkward = options.awkward === false ? [] : AWKWARD_PARTIES
  return Array.from({ length: Math.max(options.count, awkward.length) }, (_, index) => {
    const number = options.firstNumber + index
    const random = createRandom(options.seed, 'customer', number)
    const twist = awkward[index] ?? {}
    const party = createParty(random, twist.isPrivatePerson ?? (awkward[index] ? false : random.chance(0.55)))
    const email = 'email' in twist ? (twist.email ?? null) : party.email
    const moved = !awkward[index] && email !== null && random.chance(0.1)
    return {
      id: random.uuid(),
      number: String(number),
      party: { ...party, ...twist },
      currentEmail: moved ? `ny.${email}` : email,
      termsDays: random.pick([10, 15, 30, 30]),
      changedAtMs:
        (options.anchorDay - random.int(1, 400)) * DAY_MS +
        random.int(7, 16) * 3_600_000 +
        random.int(0, 3_599_999),
    }
  })
}
