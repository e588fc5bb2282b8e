import { afterAll, beforeAll, expect, test } from 'vitest'
import { createVismaSimulator, type VismaSimulator } from '../src/index.ts'
import type { VismaCustomerInvoice } from '../src/visma/data/wire-invoice.ts'

let visma: VismaSimulator
let companyId: string

beforeAll(async () => {
  visma = await createVismaSimulator()
  companyId = visma.companies.find('Björks Salong AB').id
})
afterAll(() => visma.close())

const daysAgo = (text: string | null) => (Date.now() - Date.parse(text!)) / 86_400_000
const luhnHolds = (number: string) => {
  const digits = number.replace(/\D/g, '').slice(-10)
  const sum = [...digits].reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return digits.length === 10 && sum % 10 === 0
}

test('about forty invoices are of the last 30 days, most of the last 60, all of the last 400', () => {
  const invoices = visma.companies.invoices(companyId)
  const within = (days: number) => invoices.filter(invoice => daysAgo(invoice.InvoiceDate) < days).length
  expect(within(31)).toBeGreaterThanOrEqual(40)
  expect(within(61) / invoices.length).toBeGreaterThan(0.5)
  expect(within(401)).toBe(invoices.length)
  expect(invoices.every(invoice => Date.parse(invoice.ModifiedUtc!) <= Date.now())).toBe(true)
})

test.each<[string, (invoice: VismaCustomerInvoice) => unknown]>([
  ['no e-mail', row => row.CustomerEmail === null],
  ['two e-mails with a semicolon', row => row.CustomerEmail?.includes(';')],
  ['two e-mails with a comma', row => row.CustomerEmail?.includes(',')],
  ['two e-mails with a space', row => /\S+@\S+ \S+@/.test(row.CustomerEmail ?? '')],
  ['a malformed e-mail', row => row.CustomerEmail === 'kund@'],
  ['a credit that names its invoice', row => row.IsCreditInvoice && row.ReferringInvoiceId],
  ['a credited invoice', row => row.CreditedBy.length > 0],
  ['euro', row => row.CurrencyCode === 'EUR' && row.CurrencyRate! > 1],
  ['Norwegian krone', row => row.CurrencyCode === 'NOK'],
  ['a script tag for a name', row => row.CustomerName?.includes('<script>')],
  ['an emoji', row => row.CustomerName?.includes('🍦')],
  ['quotes', row => row.CustomerName?.includes('"')],
  ['a very long name', row => (row.InvoiceCustomerName?.length ?? 0) > 100],
  ['a quick invoice with sparse data', row => row.IsQuickInvoice && row.InvoiceCity === null],
  ['part of the amount paid', row => row.RemainingAmount > 0 && row.RemainingAmount < row.TotalAmount],
  ['overdue', row => row.PaymentStatus === 2],
  ['sold to a factor', row => row.IsSold && row.FactoringInvoiceStatus === 4],
  ['ROT with a personal number', row => row.RotReducedInvoicingType === 1 && luhnHolds(row.Persons[0]!.Ssn)],
  ['a private person', row => row.CustomerIsPrivatePerson],
])('among the invoices of the last 60 days there is one with %s', (_name, has) => {
  const recent = visma.companies.invoices(companyId).filter(invoice => daysAgo(invoice.InvoiceDate) < 60)
  expect(recent.some(has)).toBe(true)
})

test('older rows do not name the customer', () => {
  const old = visma.companies.invoices(companyId).filter(invoice => daysAgo(invoice.InvoiceDate) > 302)
  expect(old).not.toEqual([])
  expect(old.every(invoice => !('CustomerName' in invoice))).toBe(true)
})

test('every company has a well-formed number of its own, the sole trader a personal one', () => {
  const companies = visma.companies.list()
  expect(companies.every(company => luhnHolds(company.corporateIdentityNumber))).toBe(true)
  expect(new Set(companies.map(company => company.corporateIdentityNumber)).size).toBe(companies.length)
  expect(visma.companies.find('Lindgrens Måleri')).toMatchObject({
    typeOfBusiness: 2,
    corporateIdentityNumber: expect.stringMatching(/-98\d\d$/),
  })
})

test('two simulators show the same rows', async () => {
  const other = await createVismaSimulator()
  try {
    expect(other.companies.invoices(companyId).map(row => row.Id)).toEqual(
      visma.companies.invoices(companyId).map(row => row.Id),
    )
    expect(other.companies.customers(companyId)).toEqual(visma.companies.customers(companyId))
  } finally {
    await other.close()
  }
})
