import {
  createVismaSimulator,
  type RateLimitStyle,
  type VismaBehaviour,
  type VismaSimulator,
} from '@collector/simulators'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { connect } from '../../simulators/test/user-agent.ts'
import { createVismaProvider, type InvoiceQuery, type Provider, type ProviderInvoice } from '../src/index.ts'
import { passThrough, queryOf, readAll, remembering } from './read-all.ts'

let visma: VismaSimulator
let provider: Provider
let accessToken: string
let usual: VismaBehaviour
let invoices: ProviderInvoice[]
let offsetMs = 0
const now = () => new Date(Date.now() + offsetMs)

beforeAll(async () => {
  visma = await createVismaSimulator({ now })
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
  return createVismaProvider({ ...client, ...urls }, now)
}

const fetchAll = (query?: InvoiceQuery) => readAll(provider, accessToken, query && { query })
const firstPage = () => provider.openInvoices(queryOf(), passThrough).fetchPage(accessToken, null)
/** As a grant that nobody will find. */
const renewAny = () => provider.renew({ companyId: 'any', serviceAccount: false, refreshToken: 'any' })

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
    expect(all.pages).toBeGreaterThanOrEqual(Math.ceil(invoices.length / Math.min(500, maximumPageSize)))
    expect(all.pages).toBeLessThanOrEqual(Math.ceil((2 * invoices.length) / Math.min(500, maximumPageSize)))
  },
)

test.each([
  ['seconds', 30_000],
  ['date', 30_000],
  ['none', 30_000],
] as const)('a spent quota asks for the wait that Visma names (Retry-After: %s)', async (retryAfter, ms) => {
  Object.assign(visma.behaviour, { retryAfter, rateLimit: { requests: 0, windowSeconds: 30 } })
  offsetMs += 60_000
  await firstPage().catch(() => {})
  const refusal = await firstPage().catch((error: unknown) => error)
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
  for (const call of [firstPage(), renewAny()]) {
    const refusal = await call.catch((error: unknown) => error)
    expect(refusal).toMatchObject({ code: 'rate_limited' })
    expect(Math.abs(((refusal as { retryAfterMs?: number }).retryAfterMs ?? 0) - ms)).toBeLessThan(2_000)
  }
})

test.each([400, 401, 403, 404])(
  'OA-34 a gateway’s page of HTML with %i says nothing about the grant',
  async status => {
    visma.faults.add({ match: { path: '/v2/customerinvoices' }, times: 1, fault: { kind: 'html', status } })
    await expect(firstPage()).rejects.toMatchObject({ code: 'unavailable', status })
  },
)

test('OA-13 an absolute link to a next page is not followed', async () => {
  const next = `${visma.apiUrl.replace('127.0.0.1', 'localhost')}/v2/steal`
  const body = {
    Meta: {
      CurrentPage: 1,
      PageSize: 9,
      TotalNumberOfPages: 2,
      TotalNumberOfResults: 18,
      NextPage: next,
      NextPageLink: next,
    },
    Data: invoices.slice(0, 9).map(({ externalId }) => ({ Id: externalId })),
    '@odata.nextLink': next,
    NextPage: next,
  }
  visma.clearRequests()
  visma.faults.add({ match: { path: '/v2/customerinvoices' }, times: 1, fault: { kind: 'wrongBody', body } })
  const { around, asked } = remembering()
  const reader = provider.openInvoices(queryOf(), around)
  const first = await reader.fetchPage(accessToken, null)
  await reader.fetchPage(accessToken, first.next)
  expect(visma.requestsTo('/v2/customerinvoices').map(({ query }) => query['$page'])).toEqual(['1', '2'])
  expect(asked.map(({ resource }) => resource)).toEqual(['customerinvoices', 'customers', 'customerinvoices'])
  expect(new Set(asked.map(({ url }) => url.origin))).toEqual(new Set([visma.apiUrl]))
  expect(visma.requests).toHaveLength(asked.length)
})

test('the phone of an invoice is its customer’s, in E.164, the mobile first', async () => {
  const { id } = visma.companies.find('Björks Salong AB')
  const phones = { MobilePhone: null, ContactPersonMobile: null, Telephone: null, ContactPersonPhone: null }
  const cases: [object, string | null][] = [
    [{ ...phones, MobilePhone: '070-123 45 67', Telephone: '08-12 34 56' }, '+46701234567'],
    [{ ...phones, Telephone: 'växel 0470-12 34 56, ankn. 12' }, '+46470123456'],
    [{ ...phones, MobilePhone: '412 34 567', InvoiceCountryCode: 'NO' }, '+4741234567'],
    [{ ...phones, MobilePhone: 'ring mig', ContactPersonPhone: '031-12 34 56' }, '+4631123456'],
    [{ ...phones, MobilePhone: '12' }, null],
    [{ ...phones, MobilePhone: 701234567, ContactPersonMobile: {}, Telephone: '08-12 34 56' }, '+468123456'],
    [{ ...phones, Telephone: '08-12 34 56', InvoiceCountryCode: 46 }, '+468123456'],
  ]
  const made = cases.map(([fields]) => {
    const { Id } = visma.companies.addCustomer(id, fields)
    return visma.companies.addInvoice(id, { CustomerId: Id.toUpperCase() }).Id
  })
  const { around, asked } = remembering()
  const all = await readAll(provider, accessToken, { around })
  for (const invoice of made) visma.companies.removeInvoice(id, invoice)
  const phoneOf = new Map(all.invoices.map(({ externalId, phone }) => [externalId, phone]))
  expect(made.map(invoice => phoneOf.get(invoice))).toEqual(cases.map(([, phone]) => phone))
  expect(asked.map(({ resource }) => resource)).toEqual(['customerinvoices', 'customers'])
})

test('only what changed since then is brought, and the window still holds', async () => {
  const { id } = visma.companies.find('Björks Salong AB')
  const [old, recent] = invoices.toSorted((a, b) => a.invoiceDate.localeCompare(b.invoiceDate)).slice(0, 2)
  const changedSince = now()
  const change = { BuyersOrderReference: 'changed' } as object
  for (const invoice of [old, recent]) visma.companies.updateInvoice(id, invoice!.externalId, change)
  const changed = await fetchAll(queryOf({ changedSince }))
  expect(changed.invoices.map(({ externalId }) => externalId).toSorted()).toEqual(
    [old!.externalId, recent!.externalId].toSorted(),
  )
  const window = { from: '2000-01-01', to: '2000-01-31' }
  expect((await fetchAll(queryOf({ changedSince, window }))).invoices).toEqual([])
  invoices = (await fetchAll()).invoices
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
  Meta: { TotalNumberOfPages: 1, TotalNumberOfResults: 1, ...meta },
  Data: rows,
})

test('of what stands about a list only its totals are needed', async () => {
  const body = listOf([{ Id: invoices[0]?.externalId }])
  visma.faults.add({ match: { path: '/v2/customerinvoices' }, times: 1, fault: { kind: 'wrongBody', body } })
  expect(await firstPage()).toMatchObject({ total: 1, quarantined: [{ reason: 'InvoiceDate' }] })
})

test.each([
  ['more rows than a page can have', listOf(Array.from({ length: 1001 }, () => ({})))],
  ['an empty page before the last', listOf([], { TotalNumberOfPages: 3, TotalNumberOfResults: 1200 })],
  ['a total that is no count', listOf([], { TotalNumberOfResults: 2 ** 31 })],
])('RE-14 %s is a malformed answer', async (_what, body) => {
  const fault = { kind: 'wrongBody', body } as const
  visma.faults.add({ match: { path: '/v2/customerinvoices' }, times: 1, fault })
  await expect(firstPage()).rejects.toMatchObject({ code: 'malformed_answer' })
})

test('an absurd life of a token is cut to a day', async () => {
  const body = { access_token: 'a', token_type: 'Bearer', expires_in: 1e15, scope: 'ea:api \u0000' }
  const fault = { kind: 'wrongBody', body } as const
  visma.faults.add({ match: { path: '/connect/token' }, times: 1, fault })
  expect(await renewAny()).toMatchObject({ expiresInSeconds: 86_400, scopes: ['ea:api'] })
})

test.each([
  ['another shape', { kind: 'wrongBody' }, 'malformed_answer'],
  ['a page of HTML', { kind: 'html', status: 200 }, 'malformed_answer'],
  ['half an answer', { kind: 'truncate' }, 'unavailable'],
  ['a cut connection', { kind: 'reset' }, 'unavailable'],
  ['a redirect', { kind: 'redirect', location: 'http://localhost/' }, 'unavailable'],
  ['502 in HTML', { kind: 'html', status: 502 }, 'unavailable'],
] as const)('%s is a passing fault', async (_what, fault, code) => {
  visma.faults.add({ match: { path: '/v2/customerinvoices' }, times: 1, fault })
  await expect(firstPage()).rejects.toMatchObject({ code, message: `provider: ${code}` })
})

test('RE-11 a body without end is asked for again in smaller pages, and given up when they have no end either', async () => {
  const endless = { kind: 'endless', maxBytes: 11_000_000 } as const
  visma.faults.add({ match: { path: '/v2/customerinvoices' }, times: 1, fault: endless })
  expect((await fetchAll()).invoices).toHaveLength(invoices.length)
  visma.clearRequests()
  const remove = visma.faults.add({ match: { path: '/v2/customerinvoices' }, fault: endless })
  await expect(fetchAll().finally(remove)).rejects.toMatchObject({ code: 'malformed_answer' })
  expect(visma.requestsTo('/v2/customerinvoices').map(({ query }) => query['$pagesize'])).toEqual([
    '500',
    '250',
    '125',
    '62',
    '50',
  ])
})

test.each(['invalid_client', 'invalid_grant'])(
  'the error %s is heard whether or not a challenge comes with it',
  async error => {
    const code = error === 'invalid_client' ? 'configuration' : error
    for (const headers of [{}, { 'www-authenticate': 'Basic realm="tokens"' }]) {
      const fault = { kind: 'status', status: 401, body: { error }, headers } as const
      visma.faults.add({ match: { path: '/connect/token' }, times: 1, fault })
      await expect(renewAny()).rejects.toMatchObject({ code, status: 401 })
    }
  },
)

test.each([
  ['access_denied', 'refused'],
  ['invalid_scope', 'rejected'],
  ['unauthorized_client', 'rejected'],
  ['temporarily_unavailable', 'unavailable'],
])('a redirect with %s is %s', async (error, code) => {
  const request = { redirectUri: 'http://localhost/', state: 's', codeVerifier: 'v'.repeat(43) }
  const parameters = new URLSearchParams({ error, state: 's', iss: visma.identityUrl })
  await expect(
    provider.exchangeCode({ ...request, serviceAccount: false, parameters }),
  ).rejects.toMatchObject({ code })
})

test('what discovery answered once is remembered, and a failure is not', async () => {
  const fresh = newProvider()
  const request = {
    redirectUri: 'http://localhost/',
    state: 's',
    codeVerifier: 'v'.repeat(43),
    serviceAccount: false,
  }
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
    const grant = { companyId: 'any', serviceAccount: false }
    const renewed = await provider.renew({ ...grant, refreshToken: given['refresh_token'] ?? null })
    expect(renewed).toMatchObject({
      expiresInSeconds: 3600,
      scopes: expect.arrayContaining(['offline_access']),
    })
    expect(await provider.readCompany(renewed.accessToken, passThrough)).toMatchObject({
      name: 'Björks Salong AB',
      organisationNumber: expect.stringMatching(/^\d{6}-\d{4}$/),
      currency: 'SEK',
    })
    await provider.revoke(renewed.refreshToken ?? '')
    expect(visma.grants()).toHaveLength(grants)
    await provider.revoke(renewed.refreshToken ?? '')
    await expect(
      provider.renew({ ...grant, refreshToken: renewed.refreshToken ?? null }),
    ).rejects.toMatchObject({ code: 'invalid_grant' })
  },
)
