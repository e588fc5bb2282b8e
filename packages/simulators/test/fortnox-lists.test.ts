import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createFortnoxSimulator, type FortnoxBehaviour, type FortnoxSimulator } from '../src/index.ts'
import { type ApiBody, callApi, connect } from './fortnox-agent.ts'

/** Summer time in Sweden, two hours ahead of UTC. */
const NOW = new Date('2026-07-15T10:00:00Z')

let fortnox: FortnoxSimulator
let token: string
let companyId: string
let defaults: FortnoxBehaviour
let clock: Date

beforeAll(async () => {
  clock = NOW
  fortnox = await createFortnoxSimulator({
    now: () => clock,
    behaviour: { rateLimit: { requests: 100_000, windowSeconds: 5 }, accessTokenLifetimeSeconds: 10 ** 7 },
  })
  token = (await connect(fortnox)).access_token!
  companyId = fortnox.companies.find('Björks Salong AB').id
  defaults = { ...fortnox.behaviour }
})
afterAll(() => fortnox.close())
beforeEach(() => {
  clock = NOW
  Object.assign(fortnox.behaviour, defaults)
})

const list = (query: string, path = 'invoices') => callApi(fortnox, `/3/${path}?${query}`, token)
const numbers = ({ Invoices }: ApiBody) => Invoices.map(row => row.DocumentNumber)
const errorOf = async (query: string, path = 'invoices') => {
  const { status, body } = await list(query, path)
  return [status, body.ErrorInformation?.code]
}
const all = () => fortnox.companies.invoices(companyId)

test('a list has its meta information and a hundred rows unless told otherwise', async () => {
  const { body } = await list('')
  const total = all().length
  expect(body.MetaInformation).toEqual({
    '@TotalResources': total,
    '@TotalPages': Math.ceil(total / 100),
    '@CurrentPage': 1,
  })
  expect(body.Invoices).toHaveLength(Math.min(100, total))
  expect((await list('limit=500')).body.Invoices).toHaveLength(total)
})

test('an empty list has no pages and is on page one', async () => {
  const { body } = await list('customername=nobody')
  expect(body).toEqual({
    MetaInformation: { '@TotalResources': 0, '@TotalPages': 0, '@CurrentPage': 1 },
    Invoices: [],
  })
})

test('pages together are the whole, in ascending order of number', async () => {
  const pages = await Promise.all([1, 2, 3, 4].map(page => list(`limit=30&page=${page}`)))
  expect(pages.flatMap(({ body }) => numbers(body))).toEqual(all().map(row => row.DocumentNumber))
  expect(pages[3]!.body.MetaInformation['@CurrentPage']).toBe(4)
})

test('a list row has 27 fields, among them the rate as a string', async () => {
  const [row] = (await list('currency=EUR')).body.Invoices
  expect(Object.keys(row!)).toHaveLength(27)
  expect(row!.CurrencyRate).toBe('11.2134')
  for (const name of ['Credit', 'EmailInformation', 'OrganisationNumber', 'InvoiceRows']) {
    expect(row).not.toHaveProperty(name)
  }
  const single = await callApi(fortnox, `/3/invoices/${row!.DocumentNumber}`, token)
  expect(single.body.Invoice).toMatchObject({
    CurrencyRate: 11.2134,
    Credit: 'false',
    CreditInvoiceReference: '0',
    ContractReference: '0',
    EmailInformation: { EmailAddressTo: expect.any(String), EmailAddressCC: null },
  })
  const [line] = single.body.Invoice.InvoiceRows as { DeliveredQuantity: unknown }[]
  expect(line!.DeliveredQuantity).toMatch(/^\d\.00$/)
  fortnox.behaviour.contractReference = 'number'
  const older = await callApi(fortnox, `/3/invoices/${row!.DocumentNumber}`, token)
  expect(older.body.Invoice.ContractReference).toBe(0)
})

test.each<[string, (row: ReturnType<typeof all>[number]) => boolean]>([
  ['cancelled', row => row.Cancelled],
  ['fullypaid', row => row.Booked && !row.Cancelled && row.Balance === 0],
  ['unpaid', row => row.Booked && !row.Cancelled && row.Balance !== 0],
  ['unpaidoverdue', row => row.Booked && !row.Cancelled && row.Balance !== 0 && row.DueDate < '2026-07-15'],
  ['unbooked', row => !row.Booked && !row.Cancelled],
])('filter=%s', async (filter, holds) => {
  const expected = all()
    .filter(holds)
    .map(row => row.DocumentNumber)
  expect(expected).not.toEqual([])
  expect(numbers((await list(`filter=${filter}&limit=500`)).body)).toEqual(expected)
})

test('what unpaid means beyond that is for switches to say', async () => {
  const unpaid = async () => (await list('filter=unpaid&limit=500')).body.Invoices
  expect((await unpaid()).some(row => Number(row.Balance) < 0)).toBe(true)
  fortnox.behaviour.unpaidIncludesCredits = false
  expect((await unpaid()).some(row => Number(row.Balance) < 0)).toBe(false)
  expect((await unpaid()).every(row => row.Booked)).toBe(true)
  fortnox.behaviour.unpaidIncludesUnbooked = true
  expect((await unpaid()).some(row => !row.Booked)).toBe(true)
  fortnox.behaviour.unbookedBalance = 'zero'
  expect((await unpaid()).some(row => !row.Booked)).toBe(false)
  expect((await list('filter=unbooked')).body.Invoices.every(row => row.Balance === 0)).toBe(true)
})

test('a foreign balance is in the invoice’s currency, or by a switch in the company’s', async () => {
  const balance = async () => (await list('currency=NOK')).body.Invoices.map(row => Number(row.Balance))
  const before = await balance()
  fortnox.behaviour.foreignBalance = 'companyCurrency'
  expect(await balance()).toEqual(before.map(amount => Math.round(amount * 0.9871 * 100) / 100))
})

test('dates are inclusive at both ends', async () => {
  const dates = all().map(row => row.InvoiceDate)
  const [from, to] = [dates[40]!, dates[70]!]
  const found = (await list(`fromdate=${from}&todate=${to}&limit=500`)).body.Invoices.map(
    row => row.InvoiceDate,
  )
  expect(found).toEqual(dates.filter(date => date >= from && date <= to))
  expect(found).toContain(from)
  expect(found).toContain(to)
  const paid = (await list('fromfinalpaydate=2026-06-01&tofinalpaydate=2026-06-30&limit=500')).body.Invoices
  expect(paid.every(row => String(row.FinalPayDate).startsWith('2026-06'))).toBe(true)
})

test('field filters match any part in any letter case', async () => {
  const found = (await list('customername=NYSTR%C3%96M&limit=500')).body.Invoices
  expect(found.length).toBeGreaterThan(0)
  expect(found.every(row => String(row.CustomerName).toLowerCase().includes('nyström'))).toBe(true)
  const partly = (await list('customernumber=100&limit=500')).body.Invoices.map(row => row.CustomerNumber)
  expect(new Set(partly).size).toBeGreaterThan(1)
  const centers = (await list('costcenter=butik&limit=500')).body.Invoices.map(row => row.CostCenter)
  expect(new Set(centers)).toEqual(new Set(['BUTIK']))
  const credits = (await list('credit=true&limit=500')).body.Invoices
  expect(credits.every(row => Number(row.Total) < 0)).toBe(true)
  expect((await list('articledescription=konsult')).body.MetaInformation['@TotalResources']).toBeGreaterThan(
    0,
  )
  expect((await list('sent=false&limit=500')).body.Invoices.every(row => !row.Sent)).toBe(true)
})

test('rows sort as asked, numbers as numbers', async () => {
  const values = async (sortby: string, field: string) =>
    (await list(`sortby=${sortby}&sortorder=descending&limit=500`)).body.Invoices.map(row => row[field])
  const totals = (await values('total', 'Total')) as number[]
  expect(totals).toEqual([...totals].sort((a, b) => b - a))
  const names = (await values('customername', 'CustomerName')) as string[]
  expect(names).toEqual([...names].sort((a, b) => b.localeCompare(a, 'sv')))
  expect(numbers((await list('sortby=documentnumber')).body)[0]).toBe('2001')
})

test.each([
  ['filter=everything', 2000587],
  ['Limit=10', 2000588],
  ['unheard=of', 2000588],
  ['limit=501', 2000588],
  ['limit=0', 2000588],
  ['page=0', 2000588],
  ['page=x', 2000588],
  ['sortby=duedate', 2000588],
  ['sortorder=up', 2000588],
  ['fromdate=20260101', 2000588],
  ['lastmodified=2026-07-01T10:00:00', 2000588],
  ['lastmodified=2026-07-01', 2000588],
  ['filter=unpaid&customernumber=1001', 2000588],
  ['customernumber=1&customername=x', 2000588],
  ['page=1&page=2', 2000588],
  ['sent=perhaps', 2000134],
  ['constructor=1', 2000588],
])('%s is refused with 400 %i', async (query, code) => {
  expect(await errorOf(query)).toEqual([400, code])
})

test('paging beyond what is documented follows its switches', async () => {
  const { behaviour } = fortnox
  const total = all().length
  const beyond = (await list('limit=50&page=9')).body
  expect([beyond.Invoices, beyond.MetaInformation['@TotalResources']]).toEqual([[], total])
  behaviour.pageBeyondLast = 'repeatLast'
  const repeated = (await list('limit=60&page=9')).body
  expect(repeated.MetaInformation['@CurrentPage']).toBe(2)
  behaviour.pageBeyondLast = 'error'
  expect(await errorOf('limit=50&page=9')).toEqual([400, 2000588])

  behaviour.limitAboveMaximum = 'clamp'
  behaviour.maximumLimit = 100
  expect((await list('limit=500')).body.Invoices).toHaveLength(Math.min(100, total))
  expect(numbers((await list('offset=10&limit=5&page=2')).body)[0]).toBe('2016')
  behaviour.offsetWithPage = 'pageIgnored'
  expect(numbers((await list('offset=10&limit=5&page=2')).body)[0]).toBe('2011')
  behaviour.severalFilters = 'applied'
  expect((await list('filter=unpaid&customernumber=1001')).status).toBe(200)
  behaviour.unorderedLists = 'shuffled'
  expect(numbers((await list('')).body)).not.toEqual(numbers((await list('')).body))
})

test('lastmodified is Swedish local time, inclusive, to the minute or the second', async () => {
  clock = new Date('2026-07-15T10:30:15.400Z')
  const { DocumentNumber } = fortnox.companies.updateInvoice(companyId, '2001', { Comments: 'changed' })
  const since = async (time: string) => numbers((await list(`lastmodified=${time}`)).body)
  expect(await since('2026-07-15 12:30')).toEqual([DocumentNumber])
  expect(await since('2026-07-15%2012:30:15')).toEqual([DocumentNumber])
  expect(await since('2026-07-15+12:30:16')).toEqual([])
  fortnox.behaviour.lastModified = 'exclusive'
  expect(await since('2026-07-15 12:30:15')).toEqual([])
  fortnox.behaviour.lastModifiedZone = 'UTC'
  expect(await since('2026-07-15 10:30:14')).toEqual([DocumentNumber])
})

test('a payment settles an invoice, and counts as a change only by its switch', async () => {
  const open = all().find(row => row.Booked && row.Balance > 100)!
  clock = new Date('2026-07-15T11:00:00Z')
  const paid = fortnox.companies.payInvoice(companyId, open.DocumentNumber, 100)
  expect(paid).toMatchObject({ Balance: Math.round((open.Balance - 100) * 100) / 100, FinalPayDate: null })
  expect(fortnox.companies.payInvoice(companyId, open.DocumentNumber)).toMatchObject({
    Balance: 0,
    FinalPayDate: '2026-07-15',
  })
  const changed = async () => numbers((await list('lastmodified=2026-07-15 13:00')).body)
  expect(await changed()).not.toContain(open.DocumentNumber)
  fortnox.behaviour.paymentBumpsLastModified = true
  expect(await changed()).toContain(open.DocumentNumber)
})

test('customers come in ten fields, by their own filters', async () => {
  const { body } = await list('limit=500', 'customers')
  expect(body.Customers.map(row => Object.keys(row).length)).toEqual(body.Customers.map(() => 10))
  expect(body.Customers.every(row => typeof row.Email === 'string')).toBe(true)
  const inactive = (await list('filter=inactive', 'customers')).body.Customers
  expect(inactive.map(row => row.Name)).toEqual(['Nedlagda Kvarnen AB'])
  expect((await list('email=RÄKSMÖRGÅS', 'customers')).body.Customers).toHaveLength(1)
  expect((await list('phone=0470-12', 'customers')).body.Customers).toHaveLength(1)
  expect(await errorOf('fromdate=2026-01-01', 'customers')).toEqual([400, 2000588])
  clock = new Date('2026-07-15T12:00:00Z')
  const added = fortnox.companies.addCustomer(companyId, { Name: 'Ny Kund AB', Email: 'ny@kund.example' })
  const changed = (await list('lastmodified=2026-07-15 14:00', 'customers')).body.Customers
  expect(changed).toMatchObject([{ CustomerNumber: added.CustomerNumber, Email: 'ny@kund.example' }])
})

test('unset values are "" or null by resource', async () => {
  const { body } = await callApi(fortnox, '/3/customers/1019', token)
  expect(body.Customer).toMatchObject({
    EmailInvoice: '',
    Phone1: null,
    Phone2: null,
    Address2: null,
    GLN: null,
  })
  const row = (await list('customernumber=1019', 'customers')).body.Customers[0]
  expect(row).toMatchObject({ Phone: '', Address2: '' })
})

test('texts can come as HTML entities, and rows with properties that nobody knows', async () => {
  Object.assign(fortnox.behaviour, { htmlEntities: 'encoded', extraFields: true })
  const row = (await list('name=script', 'customers')).body.Customers[0]
  expect(row!.Name).toBe('&lt;script&gt;alert(&quot;hej&quot;)&lt;/script&gt; AB')
  expect(row).toHaveProperty('SimulatedFutureField')
  expect(row!['@url']).toContain('://')
})

test('rows can change between two pages', async () => {
  const stop = fortnox.companies.onPage(({ page, resource }) => {
    const [oldest] = all()
    if (page === 2 && resource === 'invoices')
      fortnox.companies.removeInvoice(companyId, oldest!.DocumentNumber)
  })
  const first = numbers((await list('limit=10&sortby=documentnumber')).body)
  const second = numbers((await list('limit=10&page=2&sortby=documentnumber')).body)
  stop()
  expect(Number(second[0])).toBe(Number(first.at(-1)) + 2)
})

test('a hundred thousand invoices can be walked through', async () => {
  fortnox.companies.addInvoices(companyId, 100_000, { withinDays: 90 })
  const seen = new Set<string>()
  for (const page of [1, 2, 100, 200]) {
    const query = `filter=unpaid&sortby=documentnumber&sortorder=ascending&limit=500&page=${page}`
    const { body } = await list(query)
    expect(body.MetaInformation['@TotalResources']).toBeGreaterThan(20_000)
    for (const number of numbers(body)) seen.add(number)
  }
  expect(seen.size).toBeGreaterThanOrEqual(1000)
})
