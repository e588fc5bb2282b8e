import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createVismaSimulator, type VismaSimulator } from '../src/index.ts'
import { defaultVismaBehaviour } from '../src/visma/behaviour.ts'
import { callApi, connect } from './user-agent.ts'

let visma: VismaSimulator
let token: string
let companyId: string

beforeAll(async () => {
  visma = await createVismaSimulator()
  token = (await connect(visma)).access_token!
  companyId = visma.companies.find('Björks Salong AB').id
})
afterAll(() => visma.close())
beforeEach(() => {
  Object.assign(visma.behaviour, defaultVismaBehaviour(), {
    rateLimit: { requests: 100_000, windowSeconds: 60 },
  })
})

const get = (query: Record<string, string> = {}, resource = 'customerinvoices') =>
  callApi(visma, `/v2/${resource}?${new URLSearchParams(query)}`, token)
const numbers = async (query: Record<string, string>) =>
  (await get({ $pagesize: '1000', ...query })).body.Data.map(row => row.InvoiceNumber)
const truth = () => visma.companies.invoices(companyId)
const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10)

test('the envelope counts pages of fifty, and walking them finds every invoice once', async () => {
  const first = await get()
  expect(first.body.Meta).toEqual({
    CurrentPage: 1,
    PageSize: 50,
    TotalNumberOfPages: 2,
    TotalNumberOfResults: 100,
    ServerTimeUtc: expect.stringMatching(/Z$/),
  })
  const ids: string[] = []
  for (let page = 1; page <= 5; page += 1) {
    const { body } = await get({ $page: String(page), $pagesize: '21', $orderby: 'ModifiedUtc' })
    ids.push(...body.Data.map(row => row.Id))
  }
  expect(ids.toSorted()).toEqual(
    truth()
      .map(invoice => invoice.Id)
      .toSorted(),
  )
})

test('pages beyond the last, and page sizes beyond the cap, follow their switches', async () => {
  expect((await get({ $page: '9' })).body.Data).toEqual([])
  expect((await get({ $pagesize: '5000' })).body.Meta.PageSize).toBe(1000)
  visma.behaviour.pageBeyondLast = 'error'
  visma.behaviour.pageSizeAboveMaximum = 'error'
  expect((await get({ $page: '9' })).body.ErrorCode).toBe(3000)
  expect((await get({ $pagesize: '5000' })).body.ErrorCode).toBe(6000)
})

test.each([
  ['IsCreditInvoice eq true', (row: Row) => row.IsCreditInvoice],
  [
    'PaymentStatus eq 2 and IsCreditInvoice eq false',
    (row: Row) => row.PaymentStatus === 2 && !row.IsCreditInvoice,
  ],
  [`InvoiceDate ge ${day(-30)}T00:00:00Z`, (row: Row) => row.InvoiceDate! >= day(-30)],
  [`ModifiedUtc gt ${day(-10)}T12:30:00.000Z`, (row: Row) => row.ModifiedUtc! > `${day(-10)}T12:30:00.000Z`],
  ["contains(InvoiceCustomerName,'<script>')", (row: Row) => row.InvoiceCustomerName?.includes('<script>')],
  ["startswith(CustomerName, 'o''brien')", (row: Row) => row.CustomerName?.startsWith("O'Brien")],
  ["endswith(CustomerEmail,'@post.example')", (row: Row) => row.CustomerEmail?.endsWith('@post.example')],
  ["CurrencyCode ne 'SEK'", (row: Row) => row.CurrencyCode !== 'SEK'],
  ['CustomerEmail eq null', (row: Row) => row.CustomerEmail === null],
  [
    "(CurrencyCode eq 'EUR' or CurrencyCode eq 'NOK') and TotalAmount gt 100",
    (row: Row) => row.CurrencyCode !== 'SEK' && row.TotalAmount > 100,
  ],
  [
    'RemainingAmountInvoiceCurrency ne 0 and RemainingAmountInvoiceCurrency lt TotalAmountInvoiceCurrency',
    (row: Row) =>
      row.RemainingAmountInvoiceCurrency !== 0 &&
      row.RemainingAmountInvoiceCurrency < row.TotalAmountInvoiceCurrency,
  ],
  ['-TotalAmount gt 0', (row: Row) => row.TotalAmount < 0],
  [
    'InvoiceNumber ge 10005 and InvoiceNumber le 10007',
    (row: Row) => row.InvoiceNumber >= 10_005 && row.InvoiceNumber <= 10_007,
  ],
])('$filter=%s finds what it says', async ($filter, passes) => {
  const expected = truth()
    .filter(passes)
    .map(invoice => invoice.InvoiceNumber)
  expect(expected).not.toEqual([])
  expect(expected).not.toHaveLength(100)
  expect((await numbers({ $filter })).toSorted()).toEqual(expected.toSorted())
})
type Row = ReturnType<VismaSimulator['companies']['invoice']>

test('a GUID is written without quotes, in any letter case', async () => {
  const customerId = truth()[0]!.CustomerId
  const $filter = `CustomerId eq ${customerId.toUpperCase()}`
  expect(await numbers({ $filter })).toEqual(
    truth()
      .filter(row => row.CustomerId === customerId)
      .map(row => row.InvoiceNumber),
  )
})

test.each([
  ['Nonsense eq 1', 6000],
  ['invoicenumber eq 1', 6000],
  ['InvoiceNumber is 1', 6000],
  ['InvoiceNumber eq', 6000],
  ['(InvoiceNumber eq 1', 6000],
  ['InvoiceNumber eq 1 InvoiceNumber', 6000],
  ["InvoiceNumber eq '1'", 6000],
  ["CustomerId eq '3f0d6f0e-5d53-4a86-9a3e-2f6f6c0c9f11'", 6000],
  ["CustomerName eq 'open", 6000],
  ["contains(InvoiceNumber,'1')", 6000],
  ["ModifiedUtc gt '2026-01-01T00:00:00Z'", 6001],
  ['ModifiedUtc gt 2026-13-45T00:00:00Z', 6001],
  ['ModifiedUtc gt 2026-01-01T00:00:00', 6001],
])('$filter=%s is refused with %i', async ($filter, code) => {
  expect(await get({ $filter })).toMatchObject({ status: 400, body: { ErrorCode: code } })
})

test('a bare date in a filter is midnight, or 6001, as the switch has it', async () => {
  const $filter = `InvoiceDate ge ${day(-30)}`
  expect(await numbers({ $filter })).toEqual(await numbers({ $filter: `${$filter}T00:00:00Z` }))
  visma.behaviour.bareDateInFilter = 'reject'
  expect((await get({ $filter })).body.ErrorCode).toBe(6001)
})

test('$orderby sorts by several fields, and refuses what it does not know', async () => {
  const sorted = truth().toSorted((a, b) =>
    a.CurrencyCode! < b.CurrencyCode!
      ? 1
      : a.CurrencyCode! > b.CurrencyCode!
        ? -1
        : a.TotalAmount - b.TotalAmount,
  )
  const { body } = await get({ $pagesize: '100', $orderby: 'CurrencyCode desc, TotalAmount' })
  expect(body.Data.map(row => row.TotalAmount)).toEqual(sorted.map(row => row.TotalAmount))
  expect((await get({ $orderby: 'Nonsense' })).body.ErrorCode).toBe(6000)
  expect((await get({ $orderby: 'InvoiceNumber sideways' })).body.ErrorCode).toBe(6000)
})

test('a list without an order can come shuffled', async () => {
  expect(await numbers({})).toEqual(truth().map(row => row.InvoiceNumber))
  visma.behaviour.unorderedLists = 'shuffled'
  expect(await numbers({})).not.toEqual(await numbers({}))
})

test('$select leaves out everything else', async () => {
  const { body } = await get({ $select: 'Id,CustomerEmail', $pagesize: '1' })
  expect(Object.keys(body.Data[0]!)).toEqual(['Id', 'CustomerEmail'])
  expect((await get({ $select: 'Id,Nonsense' })).body.ErrorCode).toBe(6000)
})

test('modifiedSinceUtc counts the instant itself in or out, and reads a missing zone as UTC', async () => {
  const instant = truth()[50]!.ModifiedUtc!
  const since = (value: string) => numbers({ modifiedSinceUtc: value })
  const inclusive = truth().filter(row => row.ModifiedUtc! >= instant).length
  expect(await since(instant)).toHaveLength(inclusive)
  expect(await since(instant.replace('Z', ''))).toHaveLength(inclusive)
  visma.behaviour.modifiedSince = 'exclusive'
  expect((await since(instant)).length).toBeLessThan(inclusive)
  expect((await get({ modifiedSinceUtc: 'yesterday' })).body.ErrorCode).toBe(6001)
})

test('dates come in three shapes, timestamps with or without Z', async () => {
  const dates = async () =>
    (await get({ $pagesize: '3' })).body.Data.map(row => String(row.InvoiceDate).slice(10))
  expect(await dates()).toEqual(['', '', ''])
  visma.behaviour.dateShape = 'dateTime'
  expect(await dates()).toEqual(['T00:00:00', 'T00:00:00', 'T00:00:00'])
  visma.behaviour.dateShape = 'mixed'
  expect(await dates()).toEqual(['', 'T00:00:00', 'T00:00:00Z'])
  visma.behaviour.utcSuffix = false
  expect((await get()).body.Data[0]!.ModifiedUtc).toMatch(/T\d\d:\d\d:\d\d\.\d{3}$/)
})

test('the sign of credits, absent fields and unknown fields follow their switches', async () => {
  const credit = async () => (await get({ $filter: 'IsCreditInvoice eq true', $pagesize: '1' })).body.Data[0]!
  expect((await credit()).TotalAmountInvoiceCurrency).toBeLessThan(0)
  expect(await credit()).toHaveProperty('DeliveryCity', null)
  expect(await credit()).toHaveProperty('SimulatedFutureField')
  visma.behaviour.creditSign = 'positive'
  visma.behaviour.absentFields = 'omitted'
  visma.behaviour.extraFields = false
  expect((await credit()).TotalAmountInvoiceCurrency).toBeGreaterThan(0)
  expect(await credit()).not.toHaveProperty('DeliveryCity')
  expect(await credit()).not.toHaveProperty('SimulatedFutureField')
})

test('customers are filtered by ChangedUtc and IsActive, and looked up by id', async () => {
  const { body } = await get(
    { $filter: 'ChangedUtc gt 2000-01-01T00:00:00Z and IsActive eq false' },
    'customers',
  )
  expect(body.Data).toMatchObject([{ Name: 'Nedlagda Kvarnen AB', EmailAddress: 'gammal@kund.example' }])
  const single = await callApi(visma, `/v2/customers/${body.Data[0]!.Id}`, token)
  expect(single.body).toMatchObject({
    Name: 'Nedlagda Kvarnen AB',
    TermsOfPayment: { TermsOfPaymentTypeId: 0 },
  })
})
