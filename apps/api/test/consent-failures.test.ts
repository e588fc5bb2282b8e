import type { ConsentFailure, Integration } from '@collector/contracts'
import type { Fault, VismaCompanyState } from '@collector/simulators'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  anHourPasses,
  approve,
  finish,
  lookAt,
  startAttempt,
  titleOf,
  tokenRequests,
} from './harness/consents.ts'
import { createAdministrator, createVismaIntegration, giveConsent, type Person } from './harness/people.ts'
import { type Product, startProduct } from './harness/product.ts'

let product: Product
let admin: Person
let integration: Integration

beforeAll(async () => {
  product = await startProduct({ works: false })
  product.visma.behaviour.rateLimit = { requests: 1_000_000, windowSeconds: 60 }
  admin = await createAdministrator(product)
  integration = await createVismaIntegration(admin)
})
afterAll(() => product.close())
beforeEach(() => anHourPasses(product))

const elsewhere = 'https://elsewhere.example/'

/**
 * Asserts that nothing was connected and that the administrator reads `reason`; returns the newest event's
 * facts.
 */
async function expectFailure(reason: ConsentFailure) {
  const { prisma } = product.db
  expect(await prisma.connection.count({ where: { integrationId: integration.id } })).toBe(0)
  expect(await prisma.sync.count({ where: { integrationId: integration.id } })).toBe(0)
  expect(await lookAt(admin, integration)).toMatchObject({
    status: 'pending',
    company: null,
    consentLink: { state: 'active', url: integration.consentLink?.url, lastFailure: { reason } },
  })
  const event = await prisma.event.findFirstOrThrow({
    where: { integrationId: integration.id },
    orderBy: { id: 'desc' },
  })
  expect(event).toMatchObject({
    type: reason === 'refused' ? 'consent.refused' : 'consent.failed',
    data: { reason, linkId: integration.consentLink?.id },
  })
  return event.data as Record<string, unknown>
}

async function discoveryDocument(): Promise<Record<string, unknown>> {
  const response = await fetch(`${product.visma.identityUrl}/.well-known/openid-configuration`)
  return (await response.json()) as Record<string, unknown>
}

const outages: [string, Fault][] = [
  ['a page of HTML with 503', { kind: 'html', status: 503 }],
  ['a page of HTML with 200', { kind: 'html', status: 200 }],
  ['status 500', { kind: 'status', status: 500 }],
  ['status 429 with a date', { kind: 'rateLimit', style: 'headerDate', seconds: 30 }],
  ['a connection that is cut', { kind: 'reset' }],
  ['an answer that is lost', { kind: 'lostResponse' }],
  ['an answer that is cut', { kind: 'truncate' }],
  ['a redirect to another host', { kind: 'redirect', location: elsewhere }],
  ['a redirect that keeps the method', { kind: 'redirect', location: elsewhere, status: 307 }],
  ['a body without end', { kind: 'endless' }],
]

// The first ones: once discovered, the addresses are remembered.
test.each([...outages, ['another shape', { kind: 'wrongBody' } as Fault] as const])(
  'discovery answers with %s: the owner reads that Visma does not answer, and so does the administrator',
  async (_what, fault) => {
    product.visma.faults.add({ match: { path: '/.well-known' }, times: 1, fault })
    const { seen } = await startAttempt(integration)
    await expectFailure('provider_unavailable')
    expect({ status: seen.status, title: titleOf(seen), location: seen.headers.get('location') }).toEqual({
      status: 503,
      title: 'Visma does not answer.',
      location: null,
    })
    expect(seen.headers.getSetCookie()).toEqual([])
  },
)

test('a link that is opened all day while Visma is away does not fill the history', async () => {
  const another = await createVismaIntegration(admin)
  const fault = { kind: 'status', status: 503 } as const
  product.visma.faults.add({ match: { path: '/.well-known' }, times: 40, fault })
  for (let i = 0; i < 40; i += 1)
    expect(titleOf((await startAttempt(another)).seen)).toBe('Visma does not answer.')
  const failed = { integrationId: another.id, type: 'consent.failed' }
  expect(await product.db.prisma.event.count({ where: failed })).toBe(30)
})

test.each([
  ['issuer', elsewhere, 'provider_unavailable'],
  ['token_endpoint', `${elsewhere}token`, 'configuration'],
  ['authorization_endpoint', `${elsewhere}authorize`, 'configuration'],
  ['revocation_endpoint', `${elsewhere}revoke`, 'configuration'],
  ['authorization_endpoint', 'http://127.0.0.1:1/connect/authorize', 'configuration'],
  ['token_endpoint', undefined, 'provider_unavailable'],
  ['authorization_endpoint', 'javascript:alert(1)', 'configuration'],
] as const)('OA-13 a discovery document whose %s is %s sends nobody there', async (name, value, reason) => {
  const body = { ...(await discoveryDocument()), [name]: value }
  product.visma.faults.add({ match: { path: '/.well-known' }, times: 1, fault: { kind: 'wrongBody', body } })
  const { seen } = await startAttempt(integration)
  await expectFailure(reason)
  expect(seen.headers.get('location')).toBeNull()
  expect(titleOf(seen)).toBe('Visma does not answer.')
})

test.each(outages)('the token endpoint answers with %s: Visma did not answer', async (_what, fault) => {
  product.visma.clearRequests()
  product.visma.faults.add({ match: { path: '/connect/token' }, times: 1, fault })
  const { seen } = await giveConsent(product, integration)
  expect(tokenRequests(product)).toHaveLength(1)
  await expectFailure('provider_unavailable')
  expect(titleOf(seen)).toBe('Visma did not answer.')
})

test.each(outages)(
  'the API answers with %s: Visma did not answer, and the grant is given back',
  async (_what, fault) => {
    for (const path of ['/v2/companysettings', '/v2/customerinvoices']) {
      const grants = product.visma.grants().length
      // A 429 makes everybody wait.
      await product.db.prisma.requestTurn.deleteMany()
      product.visma.faults.add({ match: { path }, times: 1, fault })
      const { seen } = await giveConsent(product, integration)
      await expectFailure('provider_unavailable')
      expect(titleOf(seen)).toBe('Visma did not answer.')
      await product.grantsWithdrawn()
      expect(product.visma.grants()).toHaveLength(grants)
    }
  },
)

test.each([
  ['an error without a meaning', { error: 'tea_pot' }, 'provider_rejected', 'Visma did not let us in.'],
  ['invalid_request', { error: 'invalid_request' }, 'provider_rejected', 'Visma did not let us in.'],
  ['invalid_client', { error: 'invalid_client' }, 'configuration', 'Something is wrong on our side.'],
  [
    'unauthorized_client',
    { error: 'unauthorized_client' },
    'configuration',
    'Something is wrong on our side.',
  ],
] as const)('the token endpoint answers 400 with %s', async (_what, body, reason, title) => {
  const fault = { kind: 'status', status: 400, body } as const
  product.visma.faults.add({ match: { path: '/connect/token' }, times: 1, fault })
  const { seen } = await giveConsent(product, integration)
  await expectFailure(reason)
  expect(titleOf(seen)).toBe(title)
})

const tokens = { access_token: 'a', token_type: 'Bearer', expires_in: 3600, refresh_token: 'r' }
test.each([
  ['no access token', { ...tokens, access_token: undefined }, 'provider_rejected'],
  ['a kind of token nobody knows', { ...tokens, token_type: 'mac' }, 'provider_rejected'],
  ['an empty scope', { ...tokens, scope: '' }, 'scope_missing'],
  ['one scope of three', { ...tokens, scope: 'ea:api' }, 'scope_missing'],
  ['no refresh token', { ...tokens, refresh_token: undefined }, 'scope_missing'],
] as const)('tokens with %s are no connection', async (_what, body, reason) => {
  product.visma.clearRequests()
  product.visma.faults.add({
    match: { path: '/connect/token' },
    times: 1,
    fault: { kind: 'wrongBody', body },
  })
  await giveConsent(product, integration)
  await expectFailure(reason)
  expect(product.visma.requestsTo('/v2/')).toEqual([])
})

test.each(['ea:sales_readonly', 'offline_access'])('a grant without %s is given back', async scope => {
  product.visma.behaviour.withheldScopes = [scope]
  const { seen } = await giveConsent(product, integration)
  product.visma.behaviour.withheldScopes = []
  await expectFailure('scope_missing')
  expect(titleOf(seen)).toBe('Some permissions were missing.')
})

test('a wrong client secret is a matter of ours', async () => {
  const [client] = product.visma.clients
  if (!client) throw new Error('no client')
  const secret = client.clientSecret
  client.clientSecret = 'another'
  const { seen } = await giveConsent(product, integration)
  client.clientSecret = secret
  await expectFailure('configuration')
  expect(titleOf(seen)).toBe('Something is wrong on our side.')
})

test('a code that is five minutes old is refused by Visma, and the page says how long there is', async () => {
  const waiting = await approve(product, integration)
  product.clock.advance(5 * 60_000 + 1_000)
  const seen = await finish(waiting)
  await expectFailure('provider_rejected')
  expect(titleOf(seen)).toBe('Visma did not let us in.')
  expect(seen.text).toContain('within five minutes')
})

test('the owner says No', async () => {
  const { seen } = await giveConsent(product, integration, { answer: 'no' })
  await expectFailure('refused')
  expect(titleOf(seen)).toBe('Nothing was connected.')
})

const states: [number, VismaCompanyState, ConsentFailure, string][] = [
  [4002, 'noApiModule', 'api_module_missing', 'The company lets no other apps in yet.'],
  [4003, 'startupGuideNotCompleted', 'setup_incomplete', 'The start guide in Visma is not finished.'],
  [4004, 'notActive', 'company_inactive', 'The company is not active in Visma.'],
  [4007, 'permissionDenied', 'no_access', 'Your user may not read the invoices.'],
  [4009, 'noInvoicing', 'no_invoicing', 'The company has no invoicing in Visma.'],
  [4011, 'noAccess', 'no_access', 'Your user may not read the invoices.'],
  [4012, 'licenceNotAccepted', 'terms_not_accepted', 'The terms in Visma are not accepted.'],
]

test.each(states)(
  'error %i of the API (%s) is told to both, and the grant is given back',
  async (_code, state, reason, title) => {
    const company = product.visma.companies.find('Björks Salong AB')
    await product.grantsWithdrawn()
    const grants = product.visma.grants().length
    for (const status of [400, 403] as const) {
      product.visma.behaviour.companyErrorStatus = status
      product.visma.companies.setState(company.id, state)
      const { seen } = await giveConsent(product, integration)
      product.visma.companies.setState(company.id, 'active')
      const facts = await expectFailure(reason)
      expect(facts.reference).toMatch(/^[\da-f-]{36}$/)
      expect(titleOf(seen)).toBe(title)
      await product.grantsWithdrawn()
      expect(product.visma.grants()).toHaveLength(grants)
    }
  },
)

const apiErrors: [string, number, object, ConsentFailure][] = [
  ['4006', 403, { ErrorCode: 4006, ErrorId: 'x' }, 'scope_missing'],
  ['4034', 403, { ErrorCode: 4034, ErrorId: 'x' }, 'configuration'],
  ['4005', 401, { ErrorCode: 4005, ErrorId: 'x' }, 'provider_rejected'],
  ['5001', 500, { ErrorCode: 5001, ErrorId: 'x' }, 'provider_unavailable'],
  ['6000', 400, { ErrorCode: 6000, ErrorId: 'x' }, 'provider_rejected'],
  ['no code and 403', 403, { Message: 'no' }, 'no_access'],
  ['a code nobody knows', 400, { ErrorCode: 99_999, ErrorId: '<b>' }, 'provider_rejected'],
]

test.each(apiErrors)('an API answer with %s is told to both', async (_what, status, body, reason) => {
  const fault = { kind: 'status', status, body } as const
  product.visma.faults.add({ match: { path: '/v2/companysettings' }, times: 1, fault })
  const { seen } = await giveConsent(product, integration)
  await expectFailure(reason)
  expect(seen.status).toBe(200)
  expect(seen.text).not.toContain('<b>')
})

test('a sandbox client that meets a real company is a matter of ours', async () => {
  const [client] = product.visma.clients
  if (!client) throw new Error('no client')
  client.kind = 'sandbox'
  const { seen } = await giveConsent(product, integration)
  client.kind = 'production'
  await expectFailure('configuration')
  expect(titleOf(seen)).toBe('Something is wrong on our side.')
})

test('after all these failures the same link still connects, and what failed is forgotten', async () => {
  const { seen } = await giveConsent(product, integration)
  expect(await lookAt(admin, integration)).toMatchObject({
    status: 'connected',
    company: { name: 'Björks Salong AB' },
    consentLink: { state: 'used', lastFailure: null },
  })
  expect(titleOf(seen)).toBe('Done! Björks Salong AB is connected to Reco.')
})
