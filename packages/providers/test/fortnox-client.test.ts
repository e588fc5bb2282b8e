import type { FortnoxBehaviour } from '@collector/simulators'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { InvoiceQuery, ProviderInvoice } from '../src/index.ts'
import { createFortnoxHarness, listItem } from './fortnox-harness.ts'
import { passThrough, readAll, remembering } from './read-all.ts'

/** Winter time in Sweden, an hour ahead of UTC. */
const noon = new Date('2026-02-14T11:00:00Z')
let clock = noon
let harness: Awaited<ReturnType<typeof createFortnoxHarness>>
let invoices: ProviderInvoice[]

beforeAll(async () => {
  harness = await createFortnoxHarness(() => clock)
  invoices = (await harness.read()).invoices
})
beforeEach(() => {
  clock = noon
  harness.reset()
})
afterEach(() => expect(harness.fortnox.sideEffects).toEqual([]))
afterAll(() => harness.close())

const books = () => harness.fortnox.companies.invoices(harness.company.id)
const numbers = (rows: ProviderInvoice[]) => rows.map(({ number }) => number).toSorted()
const queries = () => harness.fortnox.requestsTo('/3/invoices').map(({ query }) => query)

/** Reads while these invoices are in the books. */
async function readWith(added: object[], changes: Partial<InvoiceQuery> = {}) {
  const { fortnox, company, read } = harness
  const made = added.map(fields => fortnox.companies.addInvoice(company.id, fields).DocumentNumber)
  const all = await read(changes).finally(() => {
    for (const number of made) fortnox.companies.removeInvoice(company.id, number)
  })
  return { made, all: all.invoices, found: all.invoices.filter(({ number }) => made.includes(number)) }
}

test('the invoices that the switches are tried on are of every kind', () => {
  expect(invoices.length).toBeGreaterThanOrEqual(100)
  expect(invoices.some(({ isCredit }) => isCredit)).toBe(true)
  expect(invoices.some(({ isCancelled }) => isCancelled)).toBe(true)
  expect(invoices.some(({ currency }) => currency !== 'SEK')).toBe(true)
  expect(invoices.some(({ emails }) => emails.length > 1)).toBe(true)
  expect(invoices.some(({ customerIsPerson }) => customerIsPerson)).toBe(true)
  expect(invoices.some(({ customerIsPerson }) => customerIsPerson === null)).toBe(true)
  expect(new Set(invoices.map(({ paymentState }) => paymentState)).size).toBe(4)
  for (const { phone } of invoices) expect(phone ?? '+46').toMatch(/^\+\d+$/)
})

test('an invoice is what the books say, and its customer is found by number', () => {
  const { fortnox, company } = harness
  expect(numbers(invoices)).toEqual(
    books()
      .map(row => row.DocumentNumber)
      .toSorted(),
  )
  for (const row of books()) {
    const invoice = invoices.find(({ number }) => number === row.DocumentNumber)
    const customer = fortnox.companies.customer(company.id, row.CustomerNumber)
    expect(invoice).toMatchObject({
      externalId: row.DocumentNumber,
      invoiceDate: row.InvoiceDate,
      dueDate: row.DueDate,
      customerNumber: row.CustomerNumber,
      customerIsPerson: customer.OrganisationNumber === '' ? null : customer.Type === 'PRIVATE',
      amount: Math.abs(row.Total).toFixed(2),
      currency: row.Currency,
      isCredit: row.Total < 0,
      isCancelled: row.Cancelled,
      modifiedAt: null,
    })
    for (const email of invoice!.emails) expect(customer.Email.toLowerCase()).toContain(email.split('@')[0])
  }
})

const switches: Partial<FortnoxBehaviour>[] = [
  { maximumLimit: 40, limitAboveMaximum: 'clamp' },
  { maximumLimit: 100, limitAboveMaximum: 'clamp', pageBeyondLast: 'error' },
  { maximumLimit: 25, limitAboveMaximum: 'clamp', pageBeyondLast: 'repeatLast' },
  { maximumLimit: 30, limitAboveMaximum: 'clamp', unorderedLists: 'shuffled' },
  { severalFilters: 'applied' },
  { extraFields: true },
  { contractReference: 'number' },
  { errorKeys: 'capitalised' },
]

test.each(switches.map(behaviour => [JSON.stringify(behaviour), behaviour] as const))(
  'invoices are the same whether or not Fortnox does %s',
  async (_what, behaviour) => {
    Object.assign(harness.fortnox.behaviour, behaviour)
    const all = await harness.read()
    expect(all.invoices).toEqual(invoices)
    expect(all.quarantined).toEqual([])
  },
)

test('a run asks for lists alone, for no single invoice, and has no side effects', async () => {
  const { fortnox, provider, accessToken, company } = harness
  const { around, asked } = remembering()
  await provider.readCompany(accessToken, around)
  await readAll(provider, accessToken, { around })
  expect(asked.map(({ method, resource }) => `${method} ${resource}`)).toEqual([
    'GET companyinformation',
    'GET invoices',
    'GET customers',
    'GET invoices',
    'GET customers',
  ])
  expect(fortnox.requests.map(({ url }) => `${fortnox.apiUrl}${url}`)).toEqual(
    asked.map(({ url }) => url.href),
  )
  expect(fortnox.requests.map(({ method }) => method)).toEqual(asked.map(() => 'GET'))
  expect(fortnox.sideEffects).toEqual([])
  expect(books()).toHaveLength(invoices.length)
  expect(company.state).toBe('active')
})

test('without invoices the customers are left alone', async () => {
  await harness.read({ window: { from: '1999-01-01', to: '1999-12-31' } })
  expect(harness.fortnox.requests.map(({ path }) => path)).toEqual(['/3/invoices'])
})

test.each<[InvoiceQuery['selection'], (row: ReturnType<typeof books>[number]) => boolean]>([
  ['all', () => true],
  ['booked', row => row.Booked && !row.Cancelled],
  ['fully_paid', row => row.Booked && !row.Cancelled && row.Balance === 0],
])('the selection %s brings what it says and nothing else', async (selection, holds) => {
  for (const unbookedBalance of ['total', 'zero'] as const) {
    harness.fortnox.behaviour.unbookedBalance = unbookedBalance
    const expected = books().filter(holds)
    expect(expected).not.toEqual([])
    const { invoices: found } = await harness.read({ selection })
    expect(numbers(found)).toEqual(expected.map(row => row.DocumentNumber).toSorted())
  }
})

test('only whole names of cost centers count, whatever else the server brings', async () => {
  const centers = ['BUTIK', 'BUTIK2', 'NYBUTIK', 'butik', ' BUTIK ', '', 'FÄRG & FORM']
  const added = centers.map(CostCenter => ({ CostCenter }))
  const found = async (costCenter: string, selection: InvoiceQuery['selection'] = 'all') => {
    const { made, all } = await readWith(added, { costCenter, selection })
    return { centers: made.map(number => all.some(invoice => invoice.number === number)), all }
  }
  const { centers: exact, all } = await found('BUTIK')
  expect(exact).toEqual([true, false, false, false, true, false, false])
  expect(all.length).toBeGreaterThan(2)
  expect(all.length).toBe(books().filter(row => row.CostCenter === 'BUTIK').length + 2)
  for (const htmlEntities of ['plain', 'encoded'] as const) {
    harness.fortnox.behaviour.htmlEntities = htmlEntities
    expect((await found('FÄRG & FORM')).centers.indexOf(true)).toBe(6)
  }
})

test('one filter of the invoices’ own is asked for at a time, and the rest is sorted out here', async () => {
  const paid = (costCenter: string | null) => harness.read({ selection: 'fully_paid', costCenter })
  const { invoices: withCenter } = await paid('KONTOR')
  const { invoices: without } = await paid(null)
  expect(queries().map(({ filter, costcenter }) => ({ filter, costcenter }))).toEqual([
    { filter: undefined, costcenter: 'KONTOR' },
    { filter: 'fullypaid', costcenter: undefined },
  ])
  const expected = books().filter(row => row.Booked && !row.Cancelled && row.Balance === 0)
  expect(numbers(without)).toEqual(expected.map(row => row.DocumentNumber).toSorted())
  expect(numbers(withCenter)).toEqual(
    expected
      .filter(row => row.CostCenter === 'KONTOR')
      .map(row => row.DocumentNumber)
      .toSorted(),
  )
  expect(withCenter).not.toEqual([])
})

test('a server that filters too little changes nothing', async () => {
  harness.answerOnce('invoices', [
    listItem({ DocumentNumber: '1', Balance: 0 }),
    listItem({ DocumentNumber: '2', Balance: 0, Booked: false }),
    listItem({ DocumentNumber: '3', Balance: 0, Cancelled: true }),
    listItem({ DocumentNumber: '4', Balance: 0.01 }),
  ])
  expect(numbers((await harness.read({ selection: 'fully_paid' })).invoices)).toEqual(['1'])
})

test('the window is inclusive at both ends', async () => {
  const [from, to] = [books()[20]!.InvoiceDate, books()[60]!.InvoiceDate]
  const { invoices: found } = await harness.read({ window: { from, to } })
  const dates = books().map(row => row.InvoiceDate)
  expect(found).toHaveLength(dates.filter(date => date >= from && date <= to).length)
  expect(found.map(({ invoiceDate }) => invoiceDate)).toEqual(expect.arrayContaining([from, to]))
})

test('only what changed since then is brought', async () => {
  const { fortnox, company, read } = harness
  clock = new Date('2026-02-14T11:30:20Z')
  fortnox.companies.updateInvoice(company.id, '2001', { Comments: 'changed' })
  const since = async (time: string) => numbers((await read({ changedSince: new Date(time) })).invoices)
  expect(await since('2026-02-14T11:30:59Z')).toEqual(['2001'])
  expect(await since('2026-02-14T11:31:00Z')).toEqual([])
  expect(queries()[0]?.lastmodified).toBe('2026-02-14 12:30')
  expect(fortnox.requestsTo('/3/invoices')[0]?.url).toContain('lastmodified=2026-02-14%2012%3A30')
})

test('RE-18 in the hour that comes twice, nothing that changed is missed', async () => {
  const { fortnox, company, read } = harness
  for (let minute = 0; minute <= 180; minute += 20) {
    const changedSince = new Date(Date.parse('2026-10-24T23:30:00Z') + minute * 60_000)
    clock = new Date(changedSince.getTime() + 30_000)
    fortnox.companies.updateInvoice(company.id, '2002', { Comments: `changed ${minute}` })
    expect(numbers((await read({ changedSince })).invoices)).toContain('2002')
  }
})

test('numbers are read as texts and texts as numbers', async () => {
  harness.answerOnce('invoices', [
    listItem({ DocumentNumber: 4_294_967_297, CustomerNumber: 1001, CurrencyRate: 1, CostCenter: 7 }),
    listItem({ DocumentNumber: '2', Total: '-1250.50', Balance: '0', Booked: 'true', Cancelled: 'false' }),
    listItem({ DocumentNumber: '3', CustomerNumber: null, CustomerName: '', Currency: '', DueDate: '' }),
  ])
  harness.answerOnce('customers', [{ CustomerNumber: 1001, Email: 'a@b.example', Phone: 701_234_567 }])
  const { invoices: read, quarantined } = await harness.read()
  expect(quarantined).toEqual([])
  expect(read).toMatchObject([
    { number: '4294967297', customerNumber: '1001', emails: ['a@b.example'], phone: '+46701234567' },
    { number: '2', amount: '1250.50', isCredit: true, paymentState: 'paid', isCancelled: false },
    { number: '3', customerNumber: null, customerName: null, currency: 'SEK', dueDate: null, emails: [] },
  ])
})

test.each(['20\u000041', '20\ud80041', ' 2041'])(
  'IN-07 an invoice with the number %j is put aside',
  async number => {
    harness.answerOnce('invoices', [
      listItem({ DocumentNumber: number }),
      listItem({ DocumentNumber: '100' }),
    ])
    const { invoices: good, quarantined } = await harness.read()
    expect(numbers(good)).toEqual(['100'])
    expect(quarantined).toEqual([{ externalId: expect.any(String), reason: 'DocumentNumber' }])
    expect(quarantined[0]?.externalId).not.toMatch(/\p{Cc}|\p{Cs}/u)
  },
)

test('a bad row is put aside with the place that is wrong, and the others are kept', async () => {
  const bad = [
    { DueDate: 'yesterday' },
    { Total: 'twelve' },
    { Balance: 1e300 },
    { InvoiceDate: '2026-02-30' },
    { Booked: 'no' },
    { InvoiceDate: '0000-05-01' },
    { DocumentNumber: '' },
  ]
  harness.answerOnce('invoices', [
    listItem({ DocumentNumber: '100' }),
    ...bad.map((fields, i) => listItem({ DocumentNumber: String(i), ...fields })),
    null as never,
  ])
  const { invoices: good, quarantined } = await harness.read()
  expect(numbers(good)).toEqual(['100'])
  expect(quarantined).toEqual([
    ...bad.map((fields, i) => ({
      externalId: 'DocumentNumber' in fields ? null : String(i),
      reason: Object.keys(fields)[0],
    })),
    { externalId: null, reason: 'row' },
  ])
})

test.each([
  ['booked, due tomorrow', { DueDate: '2026-02-15' }, 'unpaid'],
  ['booked, due today', { DueDate: '2026-02-14' }, 'unpaid'],
  ['booked, due yesterday', { DueDate: '2026-02-13' }, 'overdue'],
  ['booked, without a due date', { DueDate: null }, 'unpaid'],
  ['paid in part, due tomorrow', { Balance: 1, DueDate: '2026-02-15' }, 'partly_paid'],
  ['paid in part, due yesterday', { Balance: 1, DueDate: '2026-02-13' }, 'overdue'],
  ['paid', { Balance: 0, DueDate: '2026-02-13' }, 'paid'],
  ['paid too much', { Balance: -1, DueDate: '2026-02-15' }, 'partly_paid'],
  ['not booked with nothing left', { Balance: 0, Booked: false, DueDate: '2026-02-15' }, 'unpaid'],
  ['not booked, due yesterday', { Booked: false, DueDate: '2026-02-13' }, 'overdue'],
  ['cancelled with nothing left', { Balance: 0, Cancelled: true, DueDate: '2026-02-13' }, 'unpaid'],
  ['an open credit', { Total: -100, Balance: -100, DueDate: '2026-02-15' }, 'unpaid'],
  ['a settled credit', { Total: -100, Balance: 0, DueDate: '2026-02-15' }, 'paid'],
])('an invoice that is %s', async (_what, fields, paymentState) => {
  // The first moment and the last of the fourteenth in Sweden.
  for (const now of ['2026-02-13T23:00:00Z', '2026-02-14T22:59:59Z']) {
    clock = new Date(now)
    harness.answerOnce('invoices', [listItem(fields)])
    expect((await harness.read()).invoices).toMatchObject([{ paymentState }])
  }
})

test('a customer is joined by the exact number', async () => {
  const { fortnox, company } = harness
  const made = ['1', '10', '100', 'A-1'].map(CustomerNumber => {
    const fields = { CustomerNumber, Email: `c${CustomerNumber}@x.example`, Phone1: null, Phone2: null }
    return fortnox.companies.addCustomer(company.id, fields).CustomerNumber
  })
  const { found } = await readWith([...made, '1000000'].map(CustomerNumber => ({ CustomerNumber })))
  for (const number of made) fortnox.companies.removeCustomer(company.id, number)
  expect(found.map(({ emails }) => emails)).toEqual([
    ['c1@x.example'],
    ['c10@x.example'],
    ['c100@x.example'],
    ['ca-1@x.example'],
    [],
  ])
})

test.each([
  ['556012-3456', false],
  ['5560123456', false],
  ['165560123456', false],
  ['969601-2345', false],
  ['850505-1234', true],
  ['19850505-1234', true],
  ['850565-1234', true],
  ['850505+1234', true],
  ['851305-1234', null],
  ['850032-1234', null],
  ['850500-1234', null],
  ['SE556012345601', null],
  ['12345678', null],
  ['', null],
  [null, null],
])('a customer with the number %s is a person: %s, and the number is not kept', async (number, isPerson) => {
  harness.answerOnce('invoices', [listItem()])
  harness.answerOnce('customers', [{ CustomerNumber: '1001', OrganisationNumber: number }])
  const { invoices: read } = await harness.read()
  expect(read.map(({ customerIsPerson }) => customerIsPerson)).toEqual([isPerson])
  if (number) expect(JSON.stringify(read)).not.toContain(number)
})

test('texts that come as HTML are read as texts', async () => {
  harness.fortnox.behaviour.htmlEntities = 'encoded'
  const { invoices: read } = await harness.read()
  const names = read.map(({ customerName }) => customerName)
  expect(names).toContain('<script>alert("hej")</script> AB')
  expect(names).toContain("O'Briens Bar AB")
  expect(invoices.map(({ customerName }) => customerName)).toContain('Bröderna Holm & Söner AB')
})

test.each(['number', 'string'] as const)('the company is known by its database number, a %s', async type => {
  const { fortnox, provider, accessToken, company } = harness
  fortnox.behaviour.databaseNumber = type
  expect(await provider.readCompany(accessToken, passThrough)).toEqual({
    id: String(company.tenantId),
    name: 'Björks Salong AB',
    organisationNumber: company.organizationNumber,
    currency: 'SEK',
  })
})
