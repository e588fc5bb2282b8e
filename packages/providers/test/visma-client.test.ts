import {
  createVismaSimulator,
  type RateLimitStyle,
  type VismaBehaviour,
  type VismaSimulator,
} from '@collector/simulators'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { connect } from '../../simulators/test/user-agent.ts'
import { createVismaProvider, type Provider, type ProviderInvoice } from '../src/index.ts'

let visma: VismaSimulator
let provider: Provider
let accessToken: string
let usual: VismaBehaviour
let invoices: ProviderInvoice[]
const window = { from: '2000-01-01', to: '2999-12-31' }

beforeAll(async () => {
  visma = await createVismaSimulator()
  usual = structuredClone(visma.behaviour)
  provider = newProvider()
  accessToken = (await connect(visma))['access_token'] ?? ''
  invoices = (await fetchAll()).invoices
})
beforeEach(() => {
  Object.assign(visma.behaviour, structuredClone(usual))
  visma.faults.clear()
})
afterAll(() => visma.close())

function newProvider(): Provider {
  const [client] = visma.clients
  if (!client) throw new Error('the simulator has no client')
  const urls = { identityUrl: visma.identityUrl, apiUrl: visma.apiUrl }
  return createVismaProvider({ ...client, ...urls }, () => new Date())
}

const page = (number: number) =>
  provider.fetchInvoicePage({ accessToken, window, page: number, companyCurrency: 'SEK' })

async function fetchAll() {
  const all: ProviderInvoice[] = []
  const quarantined: unknown[] = []
  let pages = 0
  let hasMore = true
  while (hasMore) {
    pages += 1
    const answer = await page(pages)
    all.push(...answer.invoices)
    quarantined.push(...answer.quarantined)
    hasMore = answer.hasMore
  }
  return { invoices: all, quarantined, pages }
}

test('the invoices that the switches are tried on are of every kind', () => {
  expect(invoices.length).toBeGreaterThanOrEqual(100)
  expect(new Set(invoices.map(({ externalId }) => externalId)).size).toBe(invoices.length)
  expect(invoices.some(({ isCredit }) => isCredit)).toBe(true)
  expect(invoices.some(({ currency }) => currency !== 'SEK')).toBe(true)
  expect(invoices.some(({ emails }) => emails.length > 1)).toBe(true)
  expect(invoices.filter(({ amount }) => !/^\d+\.\d\d$/.test(amount))).toEqual([])
  expect(new Set(invoices.map(({ paymentState }) => paymentState)).size).toBeGreaterThan(2)
})

const switches: Partial<VismaBehaviour>[] = [
  { dateShape: 'date' },
  { dateShape: 'dateTime' },
  { dateShape: 'rfc3339' },
  { dateShape: 'mixed' },
  { utcSuffix: false },
  { creditSign: 'negative' },
  { creditSign: 'positive' },
  { creditSign: 'opposite' },
  { absentFields: 'omitted' },
  { extraFields: false },
  { maximumPageSize: 40, pageSizeAboveMaximum: 'clamp' },
  { maximumPageSize: 7 },
  { maximumPageSize: 500, pageSizeAboveMaximum: 'error' },
  { pageBeyondLast: 'error' },
  { unorderedLists: 'shuffled', maximumPageSize: 30 },
  { bareDateInFilter: 'reject' },
  { rateLimitPerPathParameter: true },
]

test.each(switches.map(behaviour => [JSON.stringify(behaviour), behaviour] as const))(
  'invoices are the same whether or not Visma does %s',
  async (_what, behaviour) => {
    Object.assign(visma.behaviour, behaviour)
    const all = await fetchAll()
    const byNumber = (a: ProviderInvoice, b: ProviderInvoice) => Number(a.number) - Number(b.number)
    expect(all.invoices.sort(byNumber)).toEqual(invoices.toSorted(byNumber))
    expect(all.quarantined).toEqual([])
    const { maximumPageSize = 1000 } = behaviour
    expect(all.pages).toBe(Math.ceil(invoices.length / Math.min(500, maximumPageSize)))
  },
)

test.each([
  ['seconds', 30_000],
  ['date', 30_000],
  ['none', 30_000],
] as const)('a spent quota asks for the wait that Visma names (Retry-After: %s)', async (retryAfter, ms) => {
  Object.assign(visma.behaviour, { retryAfter, rateLimit: { requests: 0, windowSeconds: 30 } })
  await page(1).catch(() => {})
  const refusal = await page(1).catch((error: unknown) => error)
  expect(refusal).toMatchObject({ code: 'rate_limited' })
  const { retryAfterMs = 0 } = refusal as { retryAfterMs?: number }
  expect(Math.abs(retryAfterMs - ms)).toBeLessThan(5_000)
})

const styles: [RateLimitStyle, number][] = [
  ['headerSeconds', 40_000],
  ['headerDate', 40_000],
  ['bodyText', 40_000],
  ['nothing', 60_000],
]

test.each(styles)('a 429 with %s is the same at the API and at the token endpoint', async (style, ms) => {
  const fault = { kind: 'rateLimit', style, seconds: 40 } as const
  visma.faults.add({ match: { path: '/v2/customerinvoices' }, times: 1, fault })
  visma.faults.add({ match: { path: '/connect/token' }, times: 1, fault })
  for (const call of [page(1), provider.refresh('any')]) {
    const refusal = await call.catch((error: unknown) => error)
    expect(refusal).toMatchObject({ code: 'rate_limited' })
    expect(Math.abs(((refusal as { retryAfterMs?: number }).retryAfterMs ?? 0) - ms)).toBeLessThan(2_000)
  }
})

test('OA-13 an absolute link to a next page is not followed', async () => {
  const next = `${visma.apiUrl.replace('127.0.0.1', 'localhost')}/v2/steal`
  const Meta = {
    CurrentPage: 1,
    PageSize: 1,
    TotalNumberOfPages: 2,
    TotalNumberOfResults: 2,
    NextPage: next,
    NextPageLink: next,
  }
  visma.clearRequests()
  const fault = {
    kind: 'wrongBody',
    body: { Meta, Data: [{}], '@odata.nextLink': next, NextPage: next },
  } as const
  visma.faults.add({ match: { path: '/v2/customerinvoices' }, times: 1, fault })
  const first = await page(1)
  await page(2)
  expect(first.hasMore).toBe(true)
  expect(new Set(visma.requests.map(({ path }) => path))).toEqual(new Set(['/v2/customerinvoices']))
  expect(visma.requests.map(({ query }) => query['$page'])).toEqual(['1', '2'])
})

test('a bad row is put aside with the place that is wrong, and the others are kept', async () => {
  const company = visma.companies.find('Björks Salong AB')
  const bad = [
    { DueDate: 'yesterday' },
    { TotalAmountInvoiceCurrency: '12' },
    { TotalAmountInvoiceCurrency: 1e300 },
    { InvoiceDate: '2026-02-30' },
    { IsCreditInvoice: 'no' },
    { DueDate: '0000-05-01' },
    { ModifiedUtc: '0000-05-01T00:00:00Z' },
  ]
  const added = bad.map(fields => {
    const { Id } = visma.companies.addInvoice(company.id)
    visma.companies.updateInvoice(company.id, Id, fields as object)
    return Id
  })
  const answer = await fetchAll().finally(() => {
    for (const id of added) visma.companies.removeInvoice(company.id, id)
  })
  expect(answer.invoices).toHaveLength(invoices.length)
  expect(answer.quarantined).toEqual(
    bad.map((fields, i) => ({ externalId: added[i], reason: Object.keys(fields)[0] })),
  )
})

const listOf = (rows: unknown[], meta: object = {}) => ({
  Meta: { CurrentPage: 1, PageSize: 500, TotalNumberOfPages: 1, TotalNumberOfResults: 1, ...meta },
  Data: rows,
})

test.each([
  ['more rows than a page can have', listOf(Array.from({ length: 1001 }, () => ({})))],
  ['an empty page before the last', listOf([], { TotalNumberOfPages: 3, TotalNumberOfResults: 1200 })],
  ['a total that is no count', listOf([], { TotalNumberOfResults: 2 ** 31 })],
])('RE-14 %s is a malformed answer', async (_what, body) => {
  const fault = { kind: 'wrongBody', body } as const
  visma.faults.add({ match: { path: '/v2/customerinvoices' }, times: 1, fault })
  await expect(page(1)).rejects.toMatchObject({ code: 'malformed_answer' })
})

test('an absurd life of a token is cut to a day', async () => {
  const body = { access_token: 'a', token_type: 'Bearer', expires_in: 1e15, scope: 'ea:api \u0000' }
  const fault = { kind: 'wrongBody', body } as const
  visma.faults.add({ match: { path: '/connect/token' }, times: 1, fault })
  expect(await provider.refresh('any')).toMatchObject({ expiresInSeconds: 86_400, scopes: ['ea:api'] })
})

test.each([
  ['another shape', { kind: 'wrongBody' }, 'malformed_answer'],
  ['a page of HTML', { kind: 'html', status: 200 }, 'malformed_answer'],
  ['half an answer', { kind: 'truncate' }, 'unavailable'],
  ['a cut connection', { kind: 'reset' }, 'unavailable'],
  ['a body without end', { kind: 'endless' }, 'malformed_answer'],
  ['a redirect', { kind: 'redirect', location: 'http://localhost/' }, 'unavailable'],
  ['502 in HTML', { kind: 'html', status: 502 }, 'unavailable'],
] as const)('%s is a passing fault', async (_what, fault, code) => {
  visma.faults.add({ match: { path: '/v2/customerinvoices' }, times: 1, fault })
  await expect(page(1)).rejects.toMatchObject({ code, message: `provider: ${code}` })
})

test('what discovery answered once is remembered, and a failure is not', async () => {
  const fresh = newProvider()
  const request = { redirectUri: 'http://localhost/', state: 's', codeVerifier: 'v'.repeat(43) }
  visma.clearRequests()
  visma.faults.add({ match: { path: '/.well-known' }, times: 1, fault: { kind: 'html', status: 503 } })
  await expect(fresh.authorizationUrl(request)).rejects.toMatchObject({ code: 'unavailable' })
  const urls = await Promise.all([1, 2, 3].map(() => fresh.authorizationUrl(request)))
  expect(visma.requestsTo('/.well-known')).toHaveLength(2)
  expect(new Set(urls.map(({ origin }) => origin))).toEqual(new Set([visma.identityUrl]))
})

test.each(['Bearer', 'bearer'] as const)(
  'tokens of the type %s are used, renewed and withdrawn',
  async tokenType => {
    visma.behaviour.tokenType = tokenType
    const grants = visma.grants().length
    const given = await connect(visma)
    const renewed = await provider.refresh(given['refresh_token'] ?? '')
    expect(renewed).toMatchObject({
      expiresInSeconds: 3600,
      scopes: expect.arrayContaining(['offline_access']),
    })
    expect(await provider.readCompany(renewed.accessToken)).toMatchObject({
      name: 'Björks Salong AB',
      organisationNumber: expect.stringMatching(/^\d{6}-\d{4}$/),
      currency: 'SEK',
    })
    await provider.revoke(renewed.refreshToken ?? '')
    expect(visma.grants()).toHaveLength(grants)
    await provider.revoke(renewed.refreshToken ?? '')
    await expect(provider.refresh(renewed.refreshToken ?? '')).rejects.toMatchObject({
      code: 'invalid_grant',
    })
  },
)
