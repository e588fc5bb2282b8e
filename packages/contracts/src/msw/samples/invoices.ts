import type { Invoice } from '../../invoices.ts'
import { dateBefore } from './days.ts'
import type { Choices } from './random.ts'

const first = [
  'Anna',
  'Erik',
  'Maria',
  'Lars',
  'Karin',
  'Johan',
  'Eva',
  'Åsa',
  'Ali',
  'Sofia',
  'Björn',
] as const
const last = ['Andersson', 'Berg', 'Lindqvist', 'Öberg', 'Nyström', 'Haddad', 'Sjögren', 'Ek'] as const
const companies = ['Norrsken Fastigheter AB', 'Bageri Vetekornet HB', 'Strömbergs El AB', 'BRF Eken'] as const

/** An invoice as it could come from a small Swedish company, `daysAgo` days before `now`. */
export function sampleInvoice(choices: Choices, now: Date, daysAgo: number, number: number): Invoice {
  const isPerson = choices.number(1, 4) > 1
  const name = isPerson ? `${choices.pick(first)} ${choices.pick(last)}` : choices.pick(companies)
  const address = name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z]+/g, '.')
  const hasEmail = choices.number(1, 8) > 1
  return {
    id: `${number}`,
    number: `${number}`,
    invoiceDate: dateBefore(now, daysAgo),
    dueDate: dateBefore(now, daysAgo - 30),
    customer: { number: `${1000 + choices.number(1, 400)}`, name, isPerson },
    emails: hasEmail ? [`${address}@example.se`] : [],
    phone: choices.number(1, 3) > 1 ? `+4670${choices.number(1_000_000, 9_999_999)}` : null,
    amount: `${choices.number(195, 12_500)}.${choices.pick(['00', '00', '50'])}`,
    currency: 'SEK',
    isCredit: choices.number(1, 20) === 1,
    isCancelled: false,
    paymentState: choices.pick(['paid', 'paid', 'unpaid', 'partly_paid']),
  }
}

/** So many invoices over the last `daysBack` days, newest first. */
export function sampleInvoices(choices: Choices, now: Date, daysBack: number, count: number): Invoice[] {
  return Array.from({ length: count }, (_, i) =>
    sampleInvoice(choices, now, Math.floor((i * daysBack) / count), 4_200 + count - i),
  )
}
