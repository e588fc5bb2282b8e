import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { addressOf } from '../src/fortnox/client.ts'
import type { FortnoxResource } from '../src/fortnox/constants.ts'
import { ProviderError, type ProviderErrorCode } from '../src/index.ts'
import { createFortnoxHarness, listItem } from './fortnox-harness.ts'
import { passThrough, queryOf } from './read-all.ts'

let clock: Date
let harness: Awaited<ReturnType<typeof createFortnoxHarness>>

beforeAll(async () => {
  clock = new Date()
  harness = await createFortnoxHarness(() => clock)
})
beforeEach(() => harness.reset())
afterEach(() => expect(harness.fortnox.sideEffects).toEqual([]))
afterAll(() => harness.close())

/** What reading the first page ends in. */
async function failure(accessToken = harness.accessToken): Promise<ProviderError> {
  const reader = harness.provider.openInvoices(queryOf(), passThrough)
  const error = await reader.fetchPage(accessToken, null).then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof ProviderError)) throw new Error(`not a provider's error: ${error}`)
  return error
}

const answerWith = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  harness.fortnox.faults.add({
    match: { path: '/3/invoices' },
    times: 1,
    fault: { kind: 'status', status, body, headers },
  })

const codes: [number, number, ProviderErrorCode][] = [
  [2000310, 401, 'unauthorized'],
  [2000310, 403, 'unauthorized'],
  [2000311, 403, 'unauthorized'],
  [2004054, 400, 'unauthorized'],
  [2001101, 400, 'licence_missing'],
  [2001101, 403, 'licence_missing'],
  [2001103, 403, 'licence_missing'],
  [2000663, 400, 'scope_missing'],
  [2000663, 403, 'scope_missing'],
  [2001339, 400, 'no_access'],
  [2001393, 400, 'no_access'],
  [2000000, 403, 'no_access'],
  [1000003, 500, 'unavailable'],
  [1000003, 400, 'unavailable'],
  [2000588, 400, 'rejected'],
  [2000434, 404, 'rejected'],
]

test.each(codes)(
  'the error %i with status %i means %s, in either spelling',
  async (code, status, meaning) => {
    const bodies = [
      { ErrorInformation: { error: 1, message: 'Hemligt', code } },
      { ErrorInformation: { Error: 1, Message: 'Hemligt', Code: code } },
      { ErrorInformation: { error: 1, message: 'Hemligt', code: String(code) } },
    ]
    for (const body of bodies) {
      answerWith(status, body, { 'x-uid': ' 1c9e\t3f7a ' })
      const error = await failure()
      expect(error).toMatchObject({
        code: meaning,
        status,
        message: `provider: ${meaning}`,
        reference: '1c9e 3f7a',
      })
      expect(String(error.cause)).not.toContain('Hemligt')
    }
  },
)

test.each<[string, number, unknown, ProviderErrorCode]>([
  ['the gateway’s own', 401, { message: 'unauthorized' }, 'unauthorized'],
  ['an empty body', 401, '', 'unauthorized'],
  ['an empty body', 403, '', 'unavailable'],
  ['a page of HTML', 403, '<h1>Blocked</h1>', 'unavailable'],
  ['a page of HTML', 401, '<h1>Blocked</h1>', 'unavailable'],
  ['a page of HTML', 404, '<h1>Not found</h1>', 'unavailable'],
  ['a body of another kind', 403, { message: 'no' }, 'no_access'],
  ['a body of another kind', 400, { ErrorInformation: 'no' }, 'rejected'],
  ['no code', 503, { ErrorInformation: {} }, 'unavailable'],
])('%s with status %i', async (_what, status, body, code) => {
  answerWith(status, body)
  expect(await failure()).toMatchObject({ code, status })
})

test('a token that nobody gave out is refused', async () => {
  expect(await failure('invented')).toMatchObject({ code: 'unauthorized', status: 401 })
})

test.each([
  ['another shape', { kind: 'wrongBody' }, 'malformed_answer'],
  ['a list without counters', { kind: 'wrongBody', body: { Invoices: [] } }, 'malformed_answer'],
  ['a page of HTML', { kind: 'html', status: 200 }, 'malformed_answer'],
  ['half an answer', { kind: 'truncate' }, 'unavailable'],
  ['a cut connection', { kind: 'reset' }, 'unavailable'],
  ['a redirect', { kind: 'redirect', location: 'http://localhost/' }, 'unavailable'],
  ['502 in HTML', { kind: 'html', status: 502 }, 'unavailable'],
] as const)('%s is a passing fault', async (_what, fault, code) => {
  harness.fortnox.faults.add({ match: { path: '/3/invoices' }, times: 1, fault })
  expect(await failure()).toMatchObject({ code, message: `provider: ${code}` })
})

test('RE-14 more rows than a page can have is a malformed answer', async () => {
  harness.answerOnce(
    'invoices',
    Array.from({ length: 501 }, () => listItem()),
  )
  expect(await failure()).toMatchObject({ code: 'malformed_answer' })
})

test('RE-14 customers without end are a malformed answer, within two pages of what was announced', async () => {
  const row = { CustomerNumber: '1', Email: '', Phone: '', OrganisationNumber: '' }
  for (const pages of [3, 4, 5, 6, 7, 8])
    harness.fortnox.faults.add({
      match: { path: '/3/customers' },
      times: 1,
      fault: {
        kind: 'wrongBody',
        body: {
          MetaInformation: { '@TotalResources': 1500, '@TotalPages': pages },
          Customers: [row],
        },
      },
    })
  expect(await failure()).toMatchObject({ code: 'malformed_answer' })
  expect(harness.fortnox.requestsTo('/3/customers')).toHaveLength(5)
})

test.each(['empty', 'json', 'html'] as const)(
  'RE-08 the 26th request within five seconds waits for the window when nothing says how long (%s)',
  async rateLimitBody => {
    Object.assign(harness.fortnox.behaviour, {
      rateLimit: { requests: 25, windowSeconds: 5 },
      refusedRequestsCount: false,
      rateLimitBody,
    })
    clock = new Date(clock.getTime() + 60_000)
    const { provider, accessToken, fortnox } = harness
    const { requests, periodMs, per } = provider.rateLimit
    expect([requests, periodMs, per]).toEqual([25, 5_000, 'company'])
    const company = () => provider.readCompany(accessToken, passThrough)
    for (let call = 0; call < 8; call += 1) await company()
    const refused = await company().catch((error: unknown) => error)
    expect(fortnox.requests).toHaveLength(26)
    expect(refused).toMatchObject({ code: 'rate_limited', retryAfterMs: 5_000, status: 429 })
    clock = new Date(clock.getTime() + 5_000)
    await company()
  },
)

test.each([
  ['headerSeconds', 40_000],
  ['headerDate', 40_000],
  ['bodyText', 40_000],
] as const)('RE-08 a 429 with %s is obeyed at the API and at the token endpoint', async (style, ms) => {
  const { fortnox, provider } = harness
  const fault = { kind: 'rateLimit', style, seconds: 40 } as const
  for (const path of ['/3/invoices', '/oauth-v1/token'])
    fortnox.faults.add({ match: { path }, times: 1, fault })
  const grant = { companyId: '1', serviceAccount: true, refreshToken: null }
  const renewal = await provider.renew(grant).catch((error: unknown) => error)
  for (const error of [await failure(), renewal]) {
    expect(error).toMatchObject({ code: 'rate_limited' })
    expect(Math.abs(((error as ProviderError).retryAfterMs ?? 0) - ms)).toBeLessThan(2_000)
  }
})

test('a company that cannot be read shows it when it is connected', async () => {
  const { fortnox, provider, company, accessToken, connectPersonally } = harness
  const personal = (await connectPersonally())['access_token'] ?? ''
  const outcome = async (state: typeof company.state, token = accessToken) => {
    fortnox.companies.setState(company.id, state)
    const read = await provider.readCompany(token, passThrough).catch((error: ProviderError) => error.code)
    return typeof read === 'string' ? read : read.name
  }
  for (const status of [400, 403] as const) {
    fortnox.behaviour.permissionErrorStatus = status
    expect(await outcome('noApiLicence')).toBe('licence_missing')
    expect(await outcome('noInvoiceModule')).toBe('licence_missing')
    expect(await outcome('noInvoiceRights', personal)).toBe('no_access')
    expect(await outcome('noInvoiceRights')).toBe('Björks Salong AB')
    expect(await outcome('locked')).toBe('unauthorized')
  }
})

test.each(['invoice', 'customer', 'companyinformation'])(
  'a grant without the scope %s shows it when it is connected',
  async scope => {
    harness.fortnox.behaviour.withheldScopes = [scope]
    const token = (await harness.connectPersonally())['access_token'] ?? ''
    await expect(harness.provider.readCompany(token, passThrough)).rejects.toMatchObject({
      code: 'scope_missing',
    })
  },
)

test.each([
  'invoices/2041/email',
  'invoices/2041/print',
  'invoices/2041/einvoice',
  'invoices/2041/eprint',
  'invoices/2041/printreminder',
  'invoices/2041',
  'invoices/',
  'invoices?/../x',
  'Invoices',
  '../oauth-v1/token',
  '',
])('the address %j is never built', resource => {
  const build = () => addressOf('https://api.fortnox.se', resource as FortnoxResource)
  expect(build).toThrow(expect.objectContaining({ code: 'configuration' }))
})

test('the lists alone have addresses', () => {
  const search = { lastmodified: '2026-02-14 12:30', costcenter: 'A+B&C' }
  expect(addressOf('https://api.fortnox.se', 'invoices', search).href).toBe(
    'https://api.fortnox.se/3/invoices?lastmodified=2026-02-14%2012%3A30&costcenter=A%2BB%26C',
  )
})
