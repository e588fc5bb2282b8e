import { DAY_MS } from '../../data/calendar.ts'
import { round } from '../../data/money.ts'
import { createRandom, type Random } from '../../data/random.ts'
import type { CustomerRecord, InvoiceKind, InvoiceRecord } from './records.ts'

const RATES: Record<string, number> = { EUR: 11.2134, NOK: 0.9871 }

/** The kinds by age, the newest first; round again after the last. */
const KINDS: readonly InvoiceKind[] = [
  'ordinary',
  'ordinary',
  'credit',
  'ordinary',
  'ordinary',
  'rot',
  'ordinary',
  'quick',
  'ordinary',
  'sold',
  'ordinary',
  'ordinary',
  'collective',
  'ordinary',
  'ordinary',
  'ordinary',
]

export interface InvoiceGeneration {
  seed: string
  customers: readonly CustomerRecord[]
  /** The day of each invoice, oldest first. */
  days: readonly number[]
  firstNumber: number
  /** The day that decides what is overdue and what is old. */
  today: number
  nowMs: number
  /** Rows that were just made: created and modified now, whatever their date. */
  justCreated?: boolean
}

/** Makes invoices in ascending order of number and date. */
export function generateInvoices(generation: InvoiceGeneration): InvoiceRecord[] {
  const { days, customers, firstNumber } = generation
  const persons = customers.filter(customer => customer.party.isPrivatePerson)
  const turns = customerTurns(days.length)
  const invoices: InvoiceRecord[] = []

  for (const [index, day] of days.entries()) {
    const number = firstNumber + index
    const random = createRandom(generation.seed, 'invoice', number)
    const previous = invoices[index - 1]
    const wanted = kindAt(days.length - 1 - index)
    if (wanted === 'credit' && previous?.kind === 'ordinary') {
      const id = random.uuid()
      invoices.push(creditOf(previous, { id, number, day, generation }))
      Object.assign(previous, { creditedBy: id, remaining: 0, setOff: previous.total, paymentDay: null })
      continue
    }
    const kind = wanted === 'credit' ? 'ordinary' : wanted
    const someone = random.pick(kind === 'rot' && persons.length > 0 ? persons : customers)
    const customer = customers[turns[index] ?? -1] ?? someone
    invoices.push(createInvoice({ random, kind, number, day, customer, generation }))
  }
  return invoices
}

function kindAt(fromNewest: number): InvoiceKind {
  return KINDS[fromNewest % KINDS.length] ?? 'ordinary'
}

/**
 * Which customer's turn each invoice is, the newest first: so every customer, the awkward ones before all, has a
 * recent invoice that shows who it is.
 */
function customerTurns(count: number): (number | undefined)[] {
  let next = 0
  return Array.from({ length: count }, (_, fromNewest) =>
    ['ordinary', 'sold', 'collective'].includes(kindAt(fromNewest)) ? next++ : undefined,
  ).reverse()
}

function createInvoice(options: {
  random: Random
  kind: InvoiceKind
  number: number
  day: number
  customer: CustomerRecord
  generation: InvoiceGeneration
}): InvoiceRecord {
  const { random, kind, number, day, customer, generation } = options
  const id = random.uuid()
  const currency = customer.party.currencyCode
  const net = random.int(20_000, 2_500_000) / 100
  const vat = currency === 'SEK' ? round(net * 0.25) : 0
  const total = currency === 'SEK' ? Math.round(net + vat) : round(net + vat)
  const dueDay = day + customer.termsDays
  const payment = choosePayment({ random, total, day, dueDay, today: generation.today })
  const createdAtMs = day * DAY_MS + random.int(7 * 3_600_000, 16 * 3_600_000)
  const changedAtMs =
    payment.paymentDay === null
      ? createdAtMs + random.int(0, 900_000)
      : payment.paymentDay * DAY_MS + 21_600_000
  const overdue = dueDay < generation.today && payment.remaining > 0
  return {
    id,
    number,
    kind,
    customerId: customer.id,
    invoiceDay: day,
    dueDay,
    ...payment,
    currency,
    currencyRate: RATES[currency] ?? 1,
    net,
    vat,
    total,
    setOff: 0,
    reminders: overdue ? random.int(0, 2) : 0,
    creditOf: null,
    creditedBy: null,
    legacy: generation.today - day > 300,
    ...stamps(generation, createdAtMs, changedAtMs),
  }
}

function choosePayment(options: {
  random: Random
  total: number
  day: number
  dueDay: number
  today: number
}) {
  const { random, total, day, dueDay, today } = options
  const outcome = random.next()
  const paid = dueDay < today ? outcome < 0.8 : outcome < 0.35
  const partly = !paid && outcome > 0.85
  const paymentDay = paid || partly ? Math.min(today, day + random.int(1, Math.max(1, dueDay - day))) : null
  return { paymentDay, remaining: paid ? 0 : partly ? round(total * 0.4) : total }
}

function creditOf(
  original: InvoiceRecord,
  { id, number, day, generation }: { id: string; number: number; day: number; generation: InvoiceGeneration },
): InvoiceRecord {
  const createdAtMs = day * DAY_MS + 15 * 3_600_000
  return {
    ...original,
    id,
    number,
    kind: 'credit',
    invoiceDay: day,
    dueDay: day,
    paymentDay: null,
    remaining: 0,
    setOff: original.total,
    reminders: 0,
    creditOf: original.id,
    creditedBy: null,
    ...stamps(generation, createdAtMs, createdAtMs),
  }
}

function stamps({ nowMs, justCreated }: InvoiceGeneration, createdAtMs: number, modifiedAtMs: number) {
  if (justCreated) return { createdAtMs: nowMs, modifiedAtMs: nowMs }
  return { createdAtMs: Math.min(createdAtMs, nowMs), modifiedAtMs: Math.min(modifiedAtMs, nowMs) }
}
