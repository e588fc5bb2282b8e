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

/** The next invoices of the books, in ascending order of number and date. */
export function generateInvoices(
  books: BookRows<CustomerRecord, InvoiceRecord>,
  generation: InvoiceGeneration,
): InvoiceRecord[] {
  const inTurn = ['ordinary', 'noxFinans', 'agreement']
  const invoices: InvoiceRecord[] = []
  for (const planned of planInvoices(books, generation, { kinds: KINDS, inTurn })) {
    const { kind, number, day } = planned
    const previous = invoices.at(-1)
    if (kind === 'credit' && previous) {
      Object.assign(previous, { creditReference: number, balance: 0, finalPayDay: day, paidAtMs: null })
      invoices.push(creditOf(previous, { number, day, generation }))
    } else invoices.push(createInvoice(planned, generation))
  }
  return invoices
}

function createInvoice(
  { random, kind, number, day, customer }: PlannedInvoice<InvoiceKind, CustomerRecord>,
  { today, nowMs, justCreated }: InvoiceGeneration,
): InvoiceRecord {
  const currency = customer.party.currencyCode
  const sign = kind === 'openCredit' ? -1 : 1
  const net = (sign * random.int(20_000, 2_500_000)) / 100
  const { vat, total } = withVat(net, currency)
  const taxReduction = kind === 'rot' ? Math.round(total * 0.24) : 0
  const dueDay = kind === 'cash' ? day : day + customer.termsDays
  const unbooked = kind === 'unbookedDraft' || kind === 'unbookedSent'
  const toPay = total - taxReduction
  const payment = choosePayment({ random, kind, toPay, day, dueDay, today })
  const createdAtMs = day * DAY_MS + random.int(7 * 3_600_000, 16 * 3_600_000)
  return {
    id: String(number),
    number,
    kind,
    customerNumber: customer.id,
    costCenter: customer.costCenter,
    invoiceDay: day,
    dueDay,
    currency,
    currencyRate: currencyRate(currency),
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
    ...planReminders(random, { dueDay, today, owed: payment.balance }),
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
    id: String(number),
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
    lastReminderDay: null,
    creditReference: original.number,
    editedAtMs: justCreated ? nowMs : Math.min(day * DAY_MS + 15 * 3_600_000, nowMs),
    paidAtMs: null,
  }
}
