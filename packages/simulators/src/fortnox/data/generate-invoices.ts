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
  'unbookedDraft',
  'ordinary',
  'unbookedSent',
  'ordinary',
  'noxFinans',
  'ordinary',
  'cancelled',
  'ordinary',
  'agreement',
  'ordinary',
  'rot',
  'ordinary',
  'interest',
  'ordinary',
  'openCredit',
  'ordinary',
  'cash',
  'ordinary',
]

/** The kinds that take the customers in turn. */
const IN_TURN: ReadonlySet<InvoiceKind> = new Set(['ordinary', 'noxFinans', 'agreement'])

export interface InvoiceGeneration {
  seed: string
  customers: readonly CustomerRecord[]
  /** The day of each invoice, oldest first. */
  days: readonly number[]
  firstNumber: number
  /** The day that decides what is overdue and what is paid. */
  today: number
  nowMs: number
  /** Rows that were just made: changed now, whatever their date. */
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
      Object.assign(previous, { creditReference: number, balance: 0, finalPayDay: day, paidAtMs: null })
      invoices.push(creditOf(previous, { number, day, generation }))
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
    IN_TURN.has(kindAt(fromNewest)) ? next++ : undefined,
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
  const { today, nowMs, justCreated } = generation
  const currency = customer.party.currencyCode
  const sign = kind === 'openCredit' ? -1 : 1
  const net = (sign * random.int(20_000, 2_500_000)) / 100
  const vat = currency === 'SEK' ? round(net * 0.25) : 0
  const total = currency === 'SEK' ? Math.round(net + vat) : round(net + vat)
  const taxReduction = kind === 'rot' ? Math.round(total * 0.24) : 0
  const dueDay = kind === 'cash' ? day : day + customer.termsDays
  const unbooked = kind === 'unbookedDraft' || kind === 'unbookedSent'
  const toPay = total - taxReduction
  const payment = choosePayment({ random, kind, toPay, day, dueDay, today })
  const createdAtMs = day * DAY_MS + random.int(7 * 3_600_000, 16 * 3_600_000)
  const overdue = dueDay < today && payment.balance > 0
  return {
    number,
    kind,
    customerNumber: customer.number,
    costCenter: customer.costCenter,
    invoiceDay: day,
    dueDay,
    currency,
    currencyRate: RATES[currency] ?? 1,
    net,
    vat,
    total,
    taxReduction,
    balance: payment.balance,
    finalPayDay: payment.balance === 0 ? payment.paymentDay : null,
    booked: !unbooked && kind !== 'cancelled',
    cancelled: kind === 'cancelled',
    sent: kind !== 'unbookedDraft',
    voucher: unbooked || kind === 'cancelled' ? null : (number % 1_000_000) + 1,
    reminders: overdue ? random.int(0, 2) : 0,
    creditReference: null,
    editedAtMs: justCreated ? nowMs : Math.min(createdAtMs + random.int(0, 900_000), nowMs),
    paidAtMs: payment.paymentDay === null ? null : Math.min(payment.paymentDay * DAY_MS + 21_600_000, nowMs),
  }
}

function choosePayment(options: {
  random: Random
  kind: InvoiceKind
  toPay: number
  day: number
  dueDay: number
  today: number
}): { paymentDay: number | null; balance: number } {
  const { random, kind, toPay, day, dueDay, today } = options
  const outcome = random.next()
  const lag = random.int(1, Math.max(1, dueDay - day))
  if (kind === 'cancelled') return { paymentDay: null, balance: 0 }
  if (kind === 'cash') return { paymentDay: day, balance: 0 }
  if (kind === 'openCredit' || kind === 'noxFinans' || kind.startsWith('unbooked')) {
    return { paymentDay: null, balance: toPay }
  }
  const paid = dueDay < today ? outcome < 0.7 : outcome < 0.35
  const partly = !paid && outcome > 0.85
  const paymentDay = paid || partly ? Math.min(today, day + lag) : null
  return { paymentDay, balance: paid ? 0 : partly ? round(toPay * 0.4) : toPay }
}

function creditOf(
  original: InvoiceRecord,
  { number, day, generation }: { number: number; day: number; generation: InvoiceGeneration },
): InvoiceRecord {
  const { nowMs, justCreated } = generation
  return {
    ...original,
    number,
    kind: 'credit',
    invoiceDay: day,
    dueDay: day,
    finalPayDay: day,
    net: -original.net,
    vat: -original.vat,
    total: -original.total,
    balance: 0,
    voucher: (number % 1_000_000) + 1,
    reminders: 0,
    creditReference: original.number,
    editedAtMs: justCreated ? nowMs : Math.min(day * DAY_MS + 15 * 3_600_000, nowMs),
    paidAtMs: null,
  }
}
