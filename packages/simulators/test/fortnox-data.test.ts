import { afterAll, beforeAll, expect, test } from 'vitest'
import { swedishInstant } from '../src/data/calendar.ts'
import type { FortnoxCustomer } from '../src/fortnox/data/wire-customer.ts'
import type { FortnoxInvoice } from '../src/fortnox/data/wire-invoice.ts'
import { createFortnoxSimulator, type FortnoxSimulator } from '../src/index.ts'

let fortnox: FortnoxSimulator
let companyId: string
let today: string

beforeAll(async () => {
  fortnox = await createFortnoxSimulator()
  companyId = fortnox.companies.find('Björks Salong AB').id
  today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' })
})
afterAll(() => fortnox.close())

const daysAgo = (text: string) => (Date.now() - Date.parse(text)) / 86_400_000
const settled = (row: FortnoxInvoice) => row.Balance === 0 && row.FinalPayDate !== null
const open = (row: FortnoxInvoice) => row.Booked && !row.Cancelled && row.Balance === row.TotalToPay

test.each<[string, (row: FortnoxInvoice) => unknown]>([
  ['booked, unpaid and not due', row => open(row) && row.DueDate >= today],
  ['booked and overdue', row => open(row) && row.Balance > 0 && row.DueDate < today],
  ['partly paid', row => row.Balance > 0 && row.Balance < row.TotalToPay && row.FinalPayDate === null],
  ['fully paid', row => settled(row) && row.Credit === 'false' && row.CreditInvoiceReference === '0'],
  ['unbooked and sent', row => !row.Booked && row.Sent && !row.Cancelled && row.VoucherNumber === null],
  ['an unbooked draft', row => !row.Booked && !row.Sent && row.OutboundDate === null],
  ['cancelled', row => row.Cancelled && row.Balance === 0 && row.Total > 0 && row.FinalPayDate === null],
  ['a credit that names its invoice', row => row.Credit === 'true' && row.Total < 0 && settled(row)],
  ['a credited invoice', row => row.Total > 0 && settled(row) && row.CreditInvoiceReference !== '0'],
  ['an open credit', row => row.Credit === 'true' && row.Balance < 0],
  ['euro', row => row.Currency === 'EUR' && row.CurrencyRate !== 1],
  ['the Fortnox finance service', row => row.NoxFinans && row.Balance > 0],
  ['ROT', row => row.TaxReductionType === 'rot' && row.TotalToPay < row.Total],
  ['interest', row => row.InvoiceType === 'INTRESTINVOICE'],
  ['cash', row => row.InvoiceType === 'CASHINVOICE' && settled(row)],
  ['an agreement', row => row.InvoiceType === 'AGREEMENTINVOICE'],
  ['a cost center', row => row.CostCenter === 'BUTIK'],
  ['no e-mail', row => row.EmailInformation.EmailAddressTo === ''],
  ['two e-mails with a semicolon', row => row.EmailInformation.EmailAddressTo.includes(';')],
  ['two e-mails with a comma', row => row.EmailInformation.EmailAddressTo.includes(',')],
  ['å in the domain', row => row.EmailInformation.EmailAddressTo.includes('@räksmörgås')],
  ['a script tag for a name', row => row.CustomerName.includes('<script>')],
  ['an emoji', row => row.CustomerName.includes('🍦')],
  ['quotes', row => row.CustomerName.includes('"')],
  ['an HTML entity', row => row.CustomerName.includes('&amp;')],
])('among the invoices of the last 60 days there is one with: %s', (_name, has) => {
  const recent = fortnox.companies.invoices(companyId).filter(row => daysAgo(row.InvoiceDate) < 61)
  expect(recent.some(has)).toBe(true)
})

test('credit and credited invoice name each other', () => {
  const invoices = fortnox.companies.invoices(companyId)
  const credits = invoices.filter(row => row.Credit === 'true' && row.CreditInvoiceReference !== '0')
  expect(credits).not.toEqual([])
  for (const credit of credits) {
    const original = fortnox.companies.invoice(companyId, credit.CreditInvoiceReference)
    expect(original.CreditInvoiceReference).toBe(credit.DocumentNumber)
    expect(original.Total).toBe(-credit.Total)
  }
})

test.each<[string, (row: FortnoxCustomer) => unknown]>([
  ['both e-mails', row => row.Email !== '' && row.EmailInvoice !== ''],
  ['no e-mail', row => row.Email === '' && row.EmailInvoice === ''],
  ['a personal identity number', row => row.Type === 'PRIVATE' && /-98\d\d$/.test(row.OrganisationNumber)],
  ['another address than its invoices have', row => row.Email.startsWith('ny.')],
])('among the customers there is one with %s', (_name, has) => {
  expect(fortnox.companies.customers(companyId).some(has)).toBe(true)
})

test('an invoice keeps the address that it was made with', () => {
  const [customer] = fortnox.companies.customers(companyId)
  const { CustomerNumber } = customer!
  const invoice = fortnox.companies.addInvoice(companyId, { CustomerNumber, Balance: 5, Total: 5 })
  fortnox.companies.updateCustomer(companyId, CustomerNumber, { Email: 'helt@ny.example' })
  const { EmailInformation, Balance } = fortnox.companies.invoice(companyId, invoice.DocumentNumber)
  expect([EmailInformation.EmailAddressTo, Balance]).toEqual(['', 5])
})

test('the cast: numbers of their own, one with 3,000 invoices whose numbers pass 32 bits', () => {
  const companies = fortnox.companies.list()
  expect(new Set(companies.map(company => company.tenantId)).size).toBe(companies.length)
  expect(companies.every(company => company.id === String(company.tenantId))).toBe(true)
  const big = fortnox.companies.find('Mälardalens Grossist AB')
  const invoices = fortnox.companies.invoices(big.id)
  expect(invoices).toHaveLength(3000)
  expect(Number(invoices.at(-1)!.DocumentNumber)).toBeGreaterThan(2 ** 32)
})

test('the cash method is told, and can mean that only paid invoices are booked', () => {
  const { id } = fortnox.companies.find('Lindgrens Måleri')
  const booked = () => fortnox.companies.invoices(id).filter(row => row.Booked)
  expect(booked()[0]!.AccountingMethod).toBe('CASH')
  expect(booked().some(row => row.Balance !== 0)).toBe(true)
  fortnox.behaviour.cashMethodBooked = 'whenPaid'
  expect(booked().every(row => row.Balance === 0)).toBe(true)
})

test('two simulators show the same rows', async () => {
  const [one, other] = await Promise.all([createFortnoxSimulator(), createFortnoxSimulator()])
  const rows = (simulator: FortnoxSimulator) =>
    simulator.companies
      .invoices(companyId)
      .map(({ '@url': _url, '@urlTaxReductionList': _list, ...row }) => row)
  expect(rows(one)).toEqual(rows(other))
  await Promise.all([one.close(), other.close()])
})

test.each([
  ['2026-01-15T12:00:00', '2026-01-15T11:00:00.000Z'],
  ['2026-07-15T12:00:00', '2026-07-15T10:00:00.000Z'],
  ['2026-03-29T01:59:59', '2026-03-29T00:59:59.000Z'],
  ['2026-03-29T03:00:00', '2026-03-29T01:00:00.000Z'],
  ['2026-10-25T03:00:00', '2026-10-25T02:00:00.000Z'],
])('Swedish clocks show %s at %s', (clock, instant) => {
  expect(new Date(swedishInstant(clock)).toISOString()).toBe(instant)
})
