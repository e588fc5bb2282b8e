import { getIntegration, listInvoices, requestSync } from '@collector/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { titleOf } from './harness/consents.ts'
import {
  createAdministrator,
  createFortnoxIntegration,
  giveConsent,
  type Person,
  untilIntegration,
} from './harness/people.ts'
import { type Product, startProduct } from './harness/product.ts'

let product: Product
let admin: Person
beforeAll(async () => {
  product = await startProduct()
  admin = await createAdministrator(product)
})
afterAll(() => product.close())

async function connect(values: Parameters<typeof createFortnoxIntegration>[1] = {}) {
  const integration = await createFortnoxIntegration(admin, values)
  const { seen } = await giveConsent(product, integration)
  const connected = await untilIntegration(
    admin,
    integration.id,
    ({ lastSync }) => lastSync?.status === 'succeeded',
  )
  return { params: { id: integration.id }, connected, seen }
}

const tokenGrants = () =>
  product.fortnox.requestsTo('/oauth-v1/token').map(({ form }) => form?.['grant_type'])

/** An hour later, when the first access token is dead. */
async function fetchLater(params: { id: string }) {
  product.fortnox.clearRequests()
  product.clock.advance(61 * 60_000)
  const { id } = await admin.call(requestSync, { params, body: {} })
  return untilIntegration(
    admin,
    params.id,
    ({ lastSync }) => lastSync?.id === id && lastSync.finishedAt !== null,
  )
}

test('OA-12 an owner approves at Fortnox and the invoices of the last days arrive by themselves', async () => {
  const { params, connected, seen } = await connect()

  expect(seen.text).toContain('Björks Salong AB is connected to Reco')
  expect(seen.text).toContain('You can also remove Reco Collector under “Hantera integrationer” in Fortnox')
  const { daysBack } = connected
  expect(seen.text).toContain(`Until the invoice is ${daysBack + 90} days old. Then it is erased.`)
  expect(connected).toMatchObject({
    app: 'fortnox',
    status: 'connected',
    company: { name: 'Björks Salong AB', organisationNumber: expect.stringMatching(/^\d{6}-\d{4}$/) },
    lastSync: { quarantined: 0, changedSince: null },
  })
  const asked = product.fortnox.requestsTo('/oauth-v1/auth')[0]
  expect(asked?.query).toMatchObject({
    scope: 'companyinformation customer invoice',
    access_type: 'offline',
    account_type: 'service',
    state: expect.stringMatching(/^[\w-]{43}$/),
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    code_challenge_method: 'S256',
  })
  const { items } = await admin.call(listInvoices, { params, query: { limit: '100' } })
  expect(items).toHaveLength(connected.invoicesInWindow)
  expect(items.filter(({ emails }) => emails.length > 0).length).toBeGreaterThan(10)
  expect(items.filter(({ phone }) => phone !== null).length).toBeGreaterThan(5)
  expect(product.fortnox.sideEffects).toEqual([])
  const paths = new Set(product.fortnox.requestsTo('/3/').map(({ path }) => path))
  expect([...paths].sort()).toEqual(['/3/companyinformation', '/3/customers', '/3/invoices'])
})

test('a service account’s tokens come from the company’s number, and no refresh token is used up', async () => {
  const { params } = await connect({ serviceAccount: true })
  const { refreshTokenSealed } = await product.db.prisma.connection.findUniqueOrThrow({
    where: { integrationId: params.id },
  })
  expect(await fetchLater(params)).toMatchObject({ status: 'connected', lastSync: { status: 'succeeded' } })
  expect(tokenGrants()).toEqual(['client_credentials'])
  const after = await product.db.prisma.connection.findUniqueOrThrow({ where: { integrationId: params.id } })
  expect(after.refreshTokenSealed).toEqual(refreshTokenSealed)
})

test('a personal grant rotates its refresh token', async () => {
  const { params } = await connect({ serviceAccount: false })
  expect(product.fortnox.requestsTo('/oauth-v1/auth').at(-1)?.query).not.toHaveProperty('account_type')
  expect(await fetchLater(params)).toMatchObject({ status: 'connected', lastSync: { status: 'succeeded' } })
  expect(tokenGrants()).toEqual(['refresh_token'])
  expect(await fetchLater(params)).toMatchObject({ status: 'connected', lastSync: { status: 'succeeded' } })
})

test('which kind of grant a connection has does not change with the setting', async () => {
  const { params, connected } = await connect({ serviceAccount: false })
  await admin.raw('PATCH', `/integrations/${params.id}`, {
    json: { version: connected.version, serviceAccount: true },
  })
  await fetchLater(params)
  expect(tokenGrants()).toEqual(['refresh_token'])
})

test('a licence that is missing is said as such and never as a lapsed consent', async () => {
  const { params } = await connect()
  const company = product.fortnox.companies.find('Björks Salong AB')
  product.fortnox.companies.setState(company.id, 'noInvoiceModule')
  const after = await fetchLater(params)
  product.fortnox.companies.setState(company.id, 'active')
  expect(after).toMatchObject({
    status: 'attention',
    attentionReason: 'licence_missing',
    lastSync: { failure: 'licence_missing' },
  })
  expect(await fetchLater(params)).toMatchObject({ status: 'connected', attentionReason: null })
})

test.for([
  ['Norrlunda Redovisning AB', 'licence_missing', 'The company lacks a licence in Fortnox.'],
  ['Norrlunda Fastigheter AB', 'licence_missing', 'The company lacks a licence in Fortnox.'],
  ['Norrlunda Åkeri AB', 'not_administrator', 'A system administrator has to approve.'],
  ['Norrlunda Event HB', 'licence_missing', 'The company lacks a licence in Fortnox.'],
  ['Norrlunda Invest AB', 'licence_missing', 'The company lacks a licence in Fortnox.'],
] as const)('%s cannot be connected: %s', async ([company, reason, title]) => {
  const integration = await createFortnoxIntegration(admin)
  const { seen } = await giveConsent(product, integration, { email: 'anna@norrlunda.example', company })
  expect(titleOf(seen)).toBe(title)
  // Which licence it is the owner must not have to guess.
  if (reason === 'licence_missing') expect(seen.text).toContain('invoicing (Fakturering) or for integrations')
  const after = await admin.call(getIntegration, { params: { id: integration.id } })
  expect(after).toMatchObject({ status: 'pending', consentLink: { lastFailure: { reason } } })
})

test('a locked account that comes back without a word gets a page that says what may be wrong', async () => {
  const integration = await createFortnoxIntegration(admin)
  const { seen } = await giveConsent(product, integration, {
    email: 'anna@norrlunda.example',
    company: 'Gamla Norrlunda Trä AB',
  })
  expect(titleOf(seen)).toBe('Fortnox gave no answer.')
  expect(seen.status).toBe(400)
  const after = await admin.call(getIntegration, { params: { id: integration.id } })
  expect(after).toMatchObject({ status: 'pending', consentLink: { state: 'active', lastFailure: null } })
})

test('the owner says No', async () => {
  const integration = await createFortnoxIntegration(admin)
  const { seen } = await giveConsent(product, integration, { answer: 'no' })
  expect(titleOf(seen)).toBe('Nothing was connected.')
})

test('a preview counts and shows a sample, and stores nothing', async () => {
  const { params, connected } = await connect({ daysBack: 7 })
  const before = await product.db.prisma.invoice.findMany({ where: { integrationId: params.id } })
  const preview = await admin.raw('POST', `/integrations/${params.id}/sync-preview`, {
    json: { daysBack: 90 },
  })
  const body = JSON.parse(preview.text)
  expect(body.total).toBeGreaterThan(connected.invoicesInWindow)
  expect(body.looked).toBe(body.total)
  expect(body.withEmail).toBeGreaterThan(0)
  expect(body.sample).toHaveLength(10)
  expect(await product.db.prisma.invoice.findMany({ where: { integrationId: params.id } })).toEqual(before)
})

test('a service account that another integration of the company uses is not withdrawn with the first', async () => {
  product.fortnox.behaviour.revokeEndsServiceConsent = true
  const first = await connect({ name: 'Salong A' })
  const second = await connect({ name: 'Salong B' })
  product.fortnox.clearRequests()
  await admin.raw('DELETE', `/integrations/${first.params.id}/connection`)
  await product.grantsWithdrawn()
  expect(product.fortnox.requestsTo('/oauth-v1/revoke')).toEqual([])
  expect(await fetchLater(second.params)).toMatchObject({ status: 'connected' })
  product.fortnox.behaviour.revokeEndsServiceConsent = false
})
