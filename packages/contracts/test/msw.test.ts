import { setupServer } from 'msw/node'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  cancelSync,
  countIntegrations,
  createClient,
  createConsentLink,
  createIntegration,
  decideCompany,
  deleteIntegration,
  disconnectIntegration,
  type Endpoint,
  getIntegration,
  getSession,
  getSync,
  type Integration,
  IntegrationStatus,
  listApps,
  listConsentLinks,
  listEvents,
  listIntegrations,
  listInvoices,
  listSyncs,
  logIn,
  logOut,
  previewSync,
  requestSync,
  revokeConsentLink,
  sendConsentLink,
  updateIntegration,
} from '../src/index.ts'
import { createHandlers, createStore, type MockStore } from '../src/msw/index.ts'
import { mocks } from '../src/msw/mocks/index.ts'

const baseUrl = 'http://localhost:4600'
const client = createClient({ baseUrl, retries: 0 })
const server = setupServer()
let nowMs = Date.parse('2026-11-24T12:00:00Z')
let store: MockStore

beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
beforeEach(() => {
  store = createStore({ now: () => new Date(nowMs) })
  server.resetHandlers(...createHandlers({ baseUrl, store }))
})
afterAll(() => server.close())

const body = { app: 'visma', name: 'Ateljé Vit', venueId: 'atelje-vit', daysBack: 7 } as const
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'none',
    ({ code }) => code,
  )
const connected = () =>
  store.integrations.find(({ integration }) => integration.status === 'connected')?.integration as Integration

test('what is created is listed, counted, read, changed and deleted', async () => {
  const before = await client.call(countIntegrations)
  const created = await client.call(createIntegration, { body })
  expect(created).toMatchObject({ ...body, status: 'pending', version: 1, consentLink: { state: 'active' } })
  const { items } = await client.call(listIntegrations)
  expect(items[0]).toEqual(created)
  expect(await client.call(countIntegrations)).toEqual({
    ...before,
    total: before.total + 1,
    pending: before.pending + 1,
  })
  const params = { id: created.id }
  const change = { version: 1, name: 'Ateljé Grå' }
  expect(await client.call(updateIntegration, { params, body: change })).toMatchObject({
    name: 'Ateljé Grå',
    version: 2,
  })
  expect(await codeOf(client.call(updateIntegration, { params, body: change }))).toBe('version_conflict')
  const { items: events } = await client.call(listEvents, { params })
  expect(events.map(({ type }) => type)).toEqual([
    'integration.updated',
    'consent_link.created',
    'integration.created',
  ])
  await client.call(deleteIntegration, { params })
  expect(await codeOf(client.call(getIntegration, { params }))).toBe('not_found')
})

test('a request is checked as the API checks it, every wrong field named', async () => {
  const wrong = { app: 'visma', name: '', venueId: 'å', daysBack: 0, costCenter: 'A' } as never
  const attempt = await client.attempt(createIntegration, { body: wrong })
  expect(!attempt.ok && attempt.problem.errors.map(({ field, code }) => `${field} ${code}`)).toEqual([
    'name too_short',
    'venueId invalid_venue_id',
    'daysBack too_small',
    'costCenter unknown_field',
  ])
  const settings = { version: connected().version, costCenter: 'A' }
  const foreign = await client.attempt(updateIntegration, { params: { id: connected().id }, body: settings })
  expect(!foreign.ok && foreign.problem.errors.map(({ field }) => field)).toEqual(['costCenter'])
})

test('a list comes page by page', async () => {
  const first = await client.call(listIntegrations, { query: { limit: '3' } })
  expect(first.items).toHaveLength(3)
  const query = { limit: '100', cursor: first.nextCursor ?? '' }
  const rest = await client.call(listIntegrations, { query })
  expect(rest.nextCursor).toBeNull()
  expect(new Set([...first.items, ...rest.items].map(({ id }) => id)).size).toBe(store.integrations.length)
})

test('a fetch waits, runs and ends while it is looked at', async () => {
  const params = { id: connected().id }
  const { invoicesInWindow } = await client.call(getIntegration, { params })
  const { id: syncId } = await client.call(requestSync, { params })
  expect(await codeOf(client.call(requestSync, { params }))).toBe('sync_already_running')
  nowMs += 2_000
  expect(await client.call(getIntegration, { params })).toMatchObject({ lastSync: { status: 'running' } })
  nowMs += 3_000
  expect(await client.call(getSync, { params: { ...params, syncId } })).toMatchObject({
    status: 'succeeded',
    added: 2,
  })
  expect(await client.call(getIntegration, { params })).toMatchObject({
    invoicesInWindow: invoicesInWindow + 2,
  })
  expect((await client.call(listInvoices, { params })).items).toHaveLength(50)
  await client.call(requestSync, { params })
  expect(await client.call(cancelSync, { params })).toMatchObject({ status: 'cancelled' })
  expect(await codeOf(client.call(cancelSync, { params }))).toBe('no_sync_running')
})

test('links, pauses, connections and companies behave as they do at the API', async () => {
  const { id } = await client.call(createIntegration, { body })
  const params = { id }
  const mail = { to: 'bjork@salong.example', language: 'sv', greeting: 'Hej!' } as const
  expect(await client.call(sendConsentLink, { params, body: mail })).toMatchObject({ status: 'sent' })
  const { items: links } = await client.call(listConsentLinks, { params })
  expect(links).toMatchObject([{ state: 'active', mails: [{ to: mail.to }] }])
  await client.call(revokeConsentLink, { params })
  expect(await codeOf(client.call(revokeConsentLink, { params }))).toBe('consent_link_not_active')
  const link = await client.call(createConsentLink, { params, body: { validDays: 14 } })
  expect(Date.parse(link.expiresAt) - Date.parse(link.createdAt)).toBe(14 * 86_400_000)
  expect(await codeOf(client.call(requestSync, { params }))).toBe('not_connected')
  const paused = await client.call(updateIntegration, { params, body: { version: 1, paused: true } })
  expect(paused).toMatchObject({ status: 'paused', pausedBy: 'Anna Berg' })
  expect(await codeOf(client.call(createConsentLink, { params }))).toBe('integration_paused')

  const ended = await client.call(disconnectIntegration, { params: { id: connected().id } })
  expect(ended).toMatchObject({ status: 'pending', company: null })
  const held = store.integrations.find(({ integration }) => integration.heldCompany)
    ?.integration as Integration
  const decision = { accept: true, heldAt: held.heldCompany?.heldAt ?? '' }
  const decided = await client.call(decideCompany, { params: { id: held.id }, body: decision })
  expect(decided).toMatchObject({
    status: 'connected',
    company: { name: 'Åre Skidskola AB' },
    heldCompany: null,
  })
  expect(await codeOf(client.call(decideCompany, { params: { id: held.id }, body: decision }))).toBe(
    'no_company_held',
  )
})

test('who is logged in decides what is allowed', async () => {
  await client.call(logOut)
  expect(await codeOf(client.call(getSession))).toBe('unauthenticated')
  const credentials = { email: 'anna@reco.example', password: 'four words in a row' }
  expect(await codeOf(client.call(logIn, { body: { ...credentials, password: 'x' } }))).toBe(
    'wrong_credentials',
  )
  await client.call(logIn, { body: credentials })
  expect((await client.call(getSession)).user.role).toBe('administrator')
  server.resetHandlers(...createHandlers({ baseUrl, store: createStore({ role: 'viewer' }) }))
  expect(await codeOf(client.call(createIntegration, { body }))).toBe('forbidden')
  expect((await client.call(listIntegrations)).items.length).toBeGreaterThan(5)
})

test('the samples show every status, and everything that reads answers as the contract says', async () => {
  expect(new Set(store.integrations.map(({ integration }) => integration.status))).toEqual(
    new Set(IntegrationStatus.options),
  )
  const { id } = connected()
  const { items } = await client.call(listSyncs, { params: { id } })
  const params = { id, syncId: items[0]?.id ?? '', appId: '' }
  const reading = Object.values(mocks)
    .map(({ endpoint }): Endpoint => endpoint)
    .filter(({ method }) => method === 'GET')
  for (const endpoint of reading) {
    const answer = await client.call(endpoint, { params } as never)
    if ('body' in endpoint.success) {
      const parsed = endpoint.success.body.safeParse(answer)
      expect(parsed.error, endpoint.name).toBeUndefined()
    }
  }
  const preview = await client.call(previewSync, { params: { id }, body: { daysBack: 3 } })
  expect(preview).toMatchObject({ total: 9, looked: 9 })
  expect((await client.call(listApps)).items.map(({ app }) => app)).toEqual(['visma', 'fortnox'])
})
