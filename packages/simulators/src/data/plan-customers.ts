import { AWKWARD_PARTIES } from './awkward-parties.ts'
import { DAY_MS } from './calendar.ts'
import { createParty, type Party } from './parties.ts'
import { createRandom, type Random } from './random.ts'

export interface CustomerGeneration {
  count: number
  anchorDay: number
  /** False leaves out the awkward ones, which otherwise come first. */
  awkward?: boolean
}

interface PlannedCustomer {
  number: number
  party: Party
  /** Whether something about the party is awkward on purpose. */
  awkward: boolean
  /** What else there is to make up is drawn from here. */
  random: Random
}

/**
 * Takes the next customer numbers of the books: the awkward parties, then as many ordinary ones as were asked
 * for.
 */
export function planCustomers(
  books: { readonly company: { readonly name: string }; nextCustomerNumber: number },
  { count, awkward = true }: CustomerGeneration,
  awkwardHere: readonly Partial<Party>[] = [],
): PlannedCustomer[] {
  const twists = awkward ? [...AWKWARD_PARTIES, ...awkwardHere] : []
  return Array.from({ length: Math.max(count, twists.length) }, (_, index) => {
    const number = books.nextCustomerNumber++
    const random = createRandom(books.company.name, 'customer', number)
    const twist = twists[index]
    const isPrivate = twist ? (twist.isPrivatePerson ?? false) : random.chance(0.55)
    return {
      number,
      party: { ...createParty(random, isPrivate), ...twist },
      awkward: twist !== undefined,
      random,
    }
  })
}

/** An instant of working hours within the 400 days before `anchorDay`. */
export function changedBefore(anchorDay: number, random: Random): number {
  return (anchorDay - random.int(1, 400)) * DAY_MS + random.int(7, 16) * 3_600_000 + random.int(0, 3_599_999)
}
