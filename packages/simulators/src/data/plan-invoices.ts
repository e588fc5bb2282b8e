import { startOfDay, swedishDay } from './calendar.ts'
import type { Party } from './parties.ts'
import { createRandom, type Random } from './random.ts'

export interface InvoiceGeneration {
  /** The day of each invoice, oldest first. */
  days: readonly number[]
  /** The day that decides what is overdue, paid and old. */
  today: number
  /** Nothing is created or changed later. */
  nowMs: number
  /** Rows that were just made: created and changed now, whatever their date. */
  justCreated?: boolean
  /**
   * The place of the first one among those whose kinds are dealt in the order they are made; when absent, the
   * kinds are dealt by age, the newest first.
   */
  firstPlace?: number
}

/** What invoices go by that are in the books when a day begins. */
export function madeBefore(day: number) {
  return { today: day, nowMs: startOfDay(day) }
}

/** What an invoice that is made while the simulator runs goes by. */
export function madeNow(now: Date) {
  return { today: swedishDay(now), nowMs: now.getTime(), justCreated: true }
}

export interface PlannedInvoice<Kind, Customer> {
  number: number
  day: number
  kind: Kind
  /** Whom it is for; a `credit` is for the customer of the invoice before it, which it credits. */
  customer: Customer
  /** What else there is to make up is drawn from here. */
  random: Random
}

/** Takes the next invoice numbers of the books, in the order of the days: which kind each is, and whose. */
export function planInvoices<Kind extends string, Customer extends { party: Party }>(
  books: {
    readonly company: { readonly name: string }
    readonly customers: ReadonlyMap<string, Customer>
    nextInvoiceNumber: number
  },
  { days, firstPlace }: Pick<InvoiceGeneration, 'days' | 'firstPlace'>,
  options: {
    /** The kinds in the order they are dealt; round again after the last. */
    kinds: readonly Kind[]
    /**
     * The kinds that take the customers in turn: so every customer, the awkward ones before all, has a recent
     * invoice that shows who it is.
     */
    inTurn: readonly string[]
  },
): PlannedInvoice<Kind | 'ordinary', Customer>[] {
  const { kinds, inTurn } = options
  const customers = [...books.customers.values()]
  const persons = customers.filter(customer => customer.party.isPrivatePerson)
  const turns = kinds.map(kind => inTurn.includes(kind))
  const turnAt = (place: number) =>
    Math.floor(place / kinds.length) * count(turns) + count(turns.slice(0, place % kinds.length))
  const planned: PlannedInvoice<Kind | 'ordinary', Customer>[] = []

  for (const [index, day] of days.entries()) {
    const number = books.nextInvoiceNumber++
    const random = createRandom(books.company.name, 'invoice', number)
    const place = firstPlace === undefined ? days.length - 1 - index : firstPlace + index
    const kind = kinds[place % kinds.length] ?? 'ordinary'
    const previous = planned.at(-1)
    if (kind === 'credit' && previous?.kind === 'ordinary') {
      planned.push({ number, day, kind, customer: previous.customer, random })
      continue
    }
    const someone = random.pick(kind === 'rot' && persons.length > 0 ? persons : customers)
    const customer = (inTurn.includes(kind) && customers[turnAt(place)]) || someone
    planned.push({ number, day, kind: kind === 'credit' ? 'ordinary' : kind, customer, random })
  }
  return planned
}

/** How often, and when last, somebody was reminded who has not paid by `today`. */
export function planReminders(
  random: Random,
  { dueDay, today, owed }: { dueDay: number; today: number; owed: number },
) {
  const reminders = dueDay < today && owed > 0 ? random.int(0, 2) : 0
  return { reminders, lastReminderDay: reminders > 0 ? Math.min(today, dueDay + 7) : null }
}

const count = (flags: readonly boolean[]) => flags.filter(Boolean).length
