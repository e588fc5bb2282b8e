import type { BookRows } from '../../data/books.ts'
import { DAY_MS } from '../../data/calendar.ts'
import { currencyRate, round, withVat } from '../../data/money.ts'
import {
  type InvoiceGeneration,
  type PlannedInvoice,
  planInvoices,
  planReminders,
} from '../../data/plan-invoices.ts'
import type { Random } from '../../data/random.ts'
import type { CustomerRecord, InvoiceKind, InvoiceRecord } from './records.ts'

/** The kinds in the order they are dealt; round again after the last. */
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

/** The next invoices of the books, in ascending order of number and date. */
export function generateInvoices(
  books: BookRows<CustomerRecord, InvoiceRecord>,
  generation: InvoiceGeneration,
): InvoiceRecord[] {
  const inTurn = ['ordinary', 'sold', 'collective']
  const invoices: InvoiceRecord[] = []
  for (const planned of planInvoices(books, generation, { kinds: KINDS, inTurn })) {
    const { kind, number, day, random } = planned
    const previous = invoices.at(-1)
    if (kind === 'credit' && previous) {
      const id = random.uuid()
      invoices.push(creditOf(previous, { id, number, day, generation }))
      Object.assign(previous, { creditedBy: id, remaining: 0, setOff: previous.total, paymentDay: null })
    } else invoices.push(createInvoice(planned, generation))
  }
  return invoices
}

function createInvoice(
  { random, kind, number, day, customer }: PlannedInvoice<InvoiceKind, CustomerRecord>,
  generation: InvoiceGeneration,
): InvoiceRecord {
  const id = random.uuid()
  const currency = customer.party.currencyCode
  const net = random.int(20_000, 2_500_000) / 100
  const { vat, total } = withVat(net, currency)
  const dueDay = day + customer.termsDays
  const payment = choosePayment({ random, total, day, dueDay, today: generation.today })
  const createdAtMs = day * DAY_MS + random.int(7 * 3_600_000, 16 * 3_600_000)
  const changedAtMs =
    payment.paymentDay === null
      ? createdAtMs + random.int(0, 900_000)
      : payment.paymentDay * DAY_MS + 21_600_000
  return {
    id,
    number,
    kind,
    customerId: customer.id,
    invoiceDay: day,
    dueDay,
    ...payment,
    currency,
    currencyRate: currencyRate(currency),
    net,
    vat,
    total,
    setOff: 0,
    ...planReminders(random, { dueDay, today: generation.today, owed: payment.remaining }),
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
    lastReminderDay: null,
    creditOf: original.id,
    creditedBy: null,
    ...stamps(generation, createdAtMs, createdAtMs),
  }
}

function stamps({ nowMs, justCreated }: InvoiceGeneration, createdAtMs: number, modifiedAtMs: number) {
  if (justCreated) return { createdAtMs: nowMs, modifiedAtMs: nowMs }
  return { createdAtMs: Math.min(createdAtMs, nowMs), modifiedAtMs: Math.min(modifiedAtMs, nowMs) }
}
