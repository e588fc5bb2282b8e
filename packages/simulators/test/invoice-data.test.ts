import { afterEach, beforeEach, expect, test } from 'vitest'
import { createVismaSimulator, type VismaCustomerInvoice, type VismaSimulator } from '../src/index.ts'
import { callApi, connect } from './user-agent.ts'

let visma: VismaSimulator
let companyId: string

beforeEach(async () => {
  visma = await createVismaSimulator()
  companyId = visma.companies.find('Björks Salong AB').id
})
afterEach(() => visma.close())

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

test('rows that are added, changed and removed show in the lists, with a fresh ModifiedUtc', async () => {
  const { access_token } = await connect(visma)
  const before = new Date().toISOString()
  const modified = async () => {
    const { body } = await callApi(visma, `/v2/customerinvoices?modifiedSinceUtc=${before}`, access_token)
    return body.Data.map(row => row.Id)
  }
  const added = visma.companies.addInvoice(companyId, {
    CustomerEmail: 'ny@kund.example',
    InvoiceDate: '2026-01-05',
  })
  expect(added).toMatchObject({ CustomerEmail: 'ny@kund.example', InvoiceDate: '2026-01-05' })
  const [first, second] = visma.companies.invoices(companyId)
  visma.companies.updateInvoice(companyId, first!.Id, { RemainingAmount: 0 })
  expect(await modified()).toEqual([first!.Id, added.Id])
  visma.companies.removeInvoice(companyId, second!.Id)
  expect((await callApi(visma, `/v2/customerinvoices/${second!.Id}`, access_token)).status).toBe(404)

  const customer = visma.companies.addCustomer(companyId, { Name: 'Ny Kund AB' })
  visma.companies.updateCustomer(companyId, customer.Id, { MobilePhone: '070-1' })
  expect((await callApi(visma, `/v2/customers/${customer.Id}`, access_token)).body).toMatchObject({
    Name: 'Ny Kund AB',
    MobilePhone: '070-1',
  })
})

test('rows can change between two pages', async () => {
  const { access_token } = await connect(visma)
  const pages: number[] = []
  const stop = visma.companies.onPage(({ page, resource }) => {
    pages.push(page)
    const [oldest] = visma.companies.invoices(companyId)
    if (page === 2 && resource === 'customerinvoices') visma.companies.removeInvoice(companyId, oldest!.Id)
  })
  const page = (number: number) =>
    callApi(visma, `/v2/customerinvoices?$orderby=InvoiceNumber&$pagesize=10&$page=${number}`, access_token)
  const first = await page(1)
  const second = await page(2)
  stop()
  expect(pages).toEqual([1, 2])
  expect(second.body.Data[0]!.InvoiceNumber).toBe(first.body.Data.at(-1)!.InvoiceNumber + 2)
  expect(second.body.Meta.TotalNumberOfResults).toBe(99)
})

test('a hundred thousand invoices can be walked through', async () => {
  const { access_token } = await connect(visma)
  expect(visma.companies.addInvoices(companyId, 99_900, { withinDays: 90 })).toHaveLength(99_900)
  visma.behaviour.rateLimit.requests = 10_000
  const ids = new Set<string>()
  for (const page of [1, 2, 50, 99, 100]) {
    const { body } = await callApi(
      visma,
      `/v2/customerinvoices?$orderby=ModifiedUtc,InvoiceNumber&$pagesize=1000&$page=${page}`,
      access_token,
    )
    expect(body.Meta.TotalNumberOfPages).toBe(100)
    for (const row of body.Data) ids.add(row.Id)
  }
  expect(ids.size).toBe(5000)
})
