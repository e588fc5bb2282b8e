import {
  createConsentLink,
  createIntegration,
  getIntegration,
  type Integration,
  listEvents,
  updateIntegration,
} from '@collector/contracts'
import { rawDump } from '@collector/db/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { problemOf, snapshot, wrongFieldsOf } from './harness/answers.ts'
import { createBrowser } from './harness/browser.ts'
import {
  createAdministrator,
  createColleague,
  createVisitor,
  createVismaIntegration,
  giveConsent,
  type Person,
  untilIntegration,
} from './harness/people.ts'
import { type Product, startProduct } from './harness/product.ts'

let product: Product
let secondOrigin: string
let admin: Person

beforeAll(async () => {
  product = await startProduct()
  secondOrigin = await product.addProcess()
  admin = await createAdministrator(product)
})
afterAll(() => product.close())

const look = (id: string) => admin.call(getIntegration, { params: { id } })
const patch = (id: string, json: object) => admin.raw('PATCH', `/integrations/${id}`, { json })
const stored = (id: string) => product.db.prisma.integration.findUniqueOrThrow({ where: { id } })
const typesOf = async (id: string) =>
  (await admin.call(listEvents, { params: { id }, query: { limit: '100' } })).items
    .map(({ type }) => type)
    .reverse()

/** The status of the page a link leads to: 302 while it works. */
const open = async (url: string | null | undefined) =>
  (await createBrowser({ language: 'en' }).request(url ?? '', { headers: { 'sec-fetch-mode': 'navigate' } }))
    .status

async function connect(values: { name?: string } = {}): Promise<Integration> {
  const integration = await createVismaIntegration(admin, values)
  await giveConsent(product, integration)
  return untilIntegration(admin, integration.id, ({ lastSync }) => lastSync?.status === 'succeeded')
}

/** The same administrator at the other process. */
function adminElsewhere(): Person {
  const person = createVisitor(product, secondOrigin)
  const token = admin.browser.cookiesOf(product.origin).get('__Host-session') ?? ''
  person.browser.cookiesOf(secondOrigin).set('__Host-session', token)
  return person
}

test('two changes from the same version: one is stored, the other is told that somebody was faster', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { id } = await createVismaIntegration(admin)
    const elsewhere = adminElsewhere()
    const seen = await Promise.all([
      patch(id, { version: 1, name: 'first' }),
      elsewhere.raw('PATCH', `/integrations/${id}`, { json: { version: 1, name: 'second' } }),
    ])
    const row = await stored(id)
    expect(row.version).toBe(2)
    expect((await typesOf(id)).filter(type => type === 'integration.updated')).toHaveLength(1)
    expect(seen.map(({ status }) => status).sort()).toEqual([200, 409])
    const [won] = seen.filter(({ status }) => status === 200)
    expect(JSON.parse(won?.text ?? '')).toMatchObject({ name: row.name, version: 2 })
    expect(problemOf(seen.find(({ status }) => status === 409) ?? seen[0]).code).toBe('version_conflict')
  }
})

test('a change from an old, a future or a repeated version changes nothing', async () => {
  const { id } = await createVismaIntegration(admin)
  expect((await patch(id, { version: 1, name: 'New' })).status).toBe(200)
  const before = await snapshot(product)
  for (const version of [1, 3, 2_147_483_647]) {
    expect(problemOf(await patch(id, { version, name: 'Newer' })).code).toBe('version_conflict')
  }
  expect(await snapshot(product)).toBe(before)
})

test('a change is told in the history, field by field, and what stays the same is not', async () => {
  const { id } = await createVismaIntegration(admin, { name: 'Before', daysBack: 30 })
  await patch(id, { version: 1, name: ' After ', daysBack: 30, venueId: 'other' })
  const { items } = await admin.call(listEvents, { params: { id }, query: {} })
  expect(items[0]).toMatchObject({
    type: 'integration.updated',
    actor: { kind: 'user', name: 'Anna Berg' },
    data: {
      changes: { name: { from: 'Before', to: 'After' }, venueId: { from: 'salong-bjork', to: 'other' } },
    },
  })
  expect(JSON.stringify(items[0]?.data)).not.toContain('daysBack')
})

test('a setting of another app is refused by name, on creation and on change, and nothing is stored', async () => {
  const { id } = await createVismaIntegration(admin)
  const before = await snapshot(product)
  const visma = { app: 'visma', name: 'x', venueId: 'x', daysBack: 7 }
  for (const [field, value] of [
    ['costCenter', 'AVD1'],
    ['costCenter', null],
    ['invoiceSelection', 'all'],
    ['serviceAccount', true],
  ] as const) {
    expect(
      wrongFieldsOf(await admin.raw('POST', '/integrations', { json: { ...visma, [field]: value } })),
    ).toEqual([field])
    expect(wrongFieldsOf(await patch(id, { version: 1, name: 'x', [field]: value }))).toEqual([field])
  }
  expect(await snapshot(product)).toBe(before)
})

test('a Fortnox integration keeps its own settings, with the contract’s defaults', async () => {
  const body = { app: 'fortnox' as const, name: 'Frisör', venueId: 'frisor', daysBack: 7 }
  const created = await admin.call(createIntegration, { body })
  expect(created).toMatchObject({ costCenter: null, invoiceSelection: 'all', serviceAccount: true })
  const params = { id: created.id }
  const change = {
    version: 1,
    costCenter: 'AVD1',
    invoiceSelection: 'booked' as const,
    serviceAccount: false,
  }
  await admin.call(updateIntegration, { params, body: change })
  expect(await stored(created.id)).toMatchObject({
    costCenter: 'AVD1',
    invoiceSelection: 'booked',
    serviceAccount: false,
  })
  const cleared = await admin.call(updateIntegration, { params, body: { version: 2, costCenter: null } })
  expect(cleared).toMatchObject({ costCenter: null, invoiceSelection: 'booked', version: 3 })
})

test('two clicks on Save make two whole integrations, each with its own link', async () => {
  const count = await product.db.prisma.integration.count()
  const [one, two] = await Promise.all([createVismaIntegration(admin), createVismaIntegration(admin)])
  expect(await product.db.prisma.integration.count()).toBe(count + 2)
  expect(one.id).not.toBe(two.id)
  expect(one.consentLink?.url).not.toBe(two.consentLink?.url)
  for (const { id } of [one, two])
    expect(await typesOf(id)).toEqual(['integration.created', 'consent_link.created'])
})

test('a link waits out a pause, and resuming brings the former status back', async () => {
  const waiting = await createVismaIntegration(admin)
  const connected = await connect()
  const troubled = await connect()
  await product.db.prisma.integration.update({
    where: { id: troubled.id },
    data: { status: 'attention', attentionReason: 'licence_missing', version: { increment: 1 } },
  })
  expect(await open(waiting.consentLink?.url)).toBe(302)
  for (const [{ id }, status] of [
    [waiting, 'pending'],
    [connected, 'connected'],
    [troubled, 'attention'],
  ] as const) {
    const { version } = await look(id)
    const url = (await admin.call(createConsentLink, { params: { id }, body: {} })).url
    const paused = await admin.call(updateIntegration, { params: { id }, body: { version, paused: true } })
    expect(await stored(id)).toMatchObject({ status: 'paused', pausedStatus: status, nextSyncAt: null })
    expect(paused).toMatchObject({
      status: 'paused',
      pausedBy: 'Anna Berg',
      consentLink: { state: 'active', url },
    })
    expect(await open(url)).toBe(409)
    const noLink = await admin.raw('POST', `/integrations/${id}/consent-link`, { json: {} })
    expect(problemOf(noLink).code).toBe('integration_paused')
    expect(problemOf(await admin.raw('POST', `/integrations/${id}/syncs`)).code).toBe('integration_paused')

    const again = await patch(id, { version: paused.version, paused: true })
    expect(JSON.parse(again.text).status).toBe('paused')
    expect(await stored(id)).toMatchObject({ pausedStatus: status })
    await patch(id, { version: paused.version + 1, paused: false })

    expect(await stored(id)).toMatchObject({ status, pausedStatus: null })
    expect(await open(url)).toBe(302)
    const types = await typesOf(id)
    expect(types.filter(type => type === 'integration.paused')).toHaveLength(1)
    expect(types.filter(type => type === 'integration.resumed')).toHaveLength(1)
  }
  expect(await look(troubled.id)).toMatchObject({ attentionReason: 'licence_missing', pausedBy: null })
})

test('deleting erases tokens, invoices and fetches, and withdraws the grant once', async () => {
  const integration = await connect({ name: 'Soon gone' })
  const { id } = integration
  const { prisma } = product.db
  const connection = await prisma.connection.findUniqueOrThrow({ where: { integrationId: id } })
  const link = await admin.call(createConsentLink, { params: { id }, body: {} })
  const sealed = [connection.accessTokenSealed, connection.refreshTokenSealed ?? new Uint8Array()]
  const rows = ['invoices', 'connections', 'syncs'].map(
    table => new RegExp(`^public\\.${table}\\t(\\S+\\t)?${id}`, 'm'),
  )
  const traces = [...rows, ...sealed.map(bytes => Buffer.from(bytes).toString('utf8').slice(8))]
  const before = await rawDump(product.db)
  const isIn = (dump: string) => (trace: string | RegExp) =>
    typeof trace === 'string' ? dump.includes(trace) : trace.test(dump)
  expect(traces.filter(isIn(before))).toEqual(traces)

  const seen = await Promise.all([1, 2, 3].map(() => admin.raw('DELETE', `/integrations/${id}`)))

  const after = await rawDump(product.db)
  expect(traces.filter(isIn(after))).toEqual([])
  expect(await prisma.consentLink.count({ where: { integrationId: id, tokenSealed: { not: null } } })).toBe(0)
  expect((await stored(id)).deletedAt).not.toBeNull()
  expect(seen.map(({ status }) => status).sort()).toEqual([204, 404, 404])
  await product.grantsWithdrawn()
  const types = await prisma.event.findMany({ where: { integrationId: id }, select: { type: true } })
  expect(types.filter(({ type }) => type === 'integration.deleted')).toHaveLength(1)
  expect(types.filter(({ type }) => type === 'connection.revoked')).toHaveLength(1)
  expect(await open(link.url)).toBe(410)
  expect(problemOf(await admin.raw('DELETE', `/integrations/${id}`)).code).toBe('not_found')
  expect(problemOf(await admin.raw('GET', `/integrations/${id}`)).code).toBe('not_found')
})

test('a link that had expired before the deletion leaves no token behind either', async () => {
  const { id } = await createVismaIntegration(admin)
  await product.db.prisma.consentLink.updateMany({
    where: { integrationId: id },
    data: { expiresAt: new Date(0) },
  })
  await admin.raw('DELETE', `/integrations/${id}`)
  expect(
    await product.db.prisma.consentLink.count({ where: { integrationId: id, tokenSealed: { not: null } } }),
  ).toBe(0)
})

test('a new link kills the old one, and the address is shown only while it works', async () => {
  const integration = await createVismaIntegration(admin)
  const { id } = integration
  const first = integration.consentLink
  const second = await admin.call(createConsentLink, { params: { id }, body: { validDays: 1 } })

  expect(await open(first?.url)).toBe(410)
  expect(await open(second.url)).toBe(302)
  expect(second).toMatchObject({ state: 'active', openedAt: null })
  expect(Date.parse(second.expiresAt) - Date.parse(second.createdAt)).toBe(86_400_000)
  expect((await look(id)).consentLink).toMatchObject({ id: second.id, url: second.url })
  const revoked = await admin.raw('DELETE', `/integrations/${id}/consent-link`)
  const links = await product.db.prisma.consentLink.findMany({ where: { integrationId: id } })
  expect(links.filter(({ tokenSealed }) => tokenSealed)).toEqual([])
  expect(revoked.status).toBe(204)
  expect((await look(id)).consentLink).toMatchObject({ state: 'revoked', url: null })
  expect(await open(second.url)).toBe(410)
  const again = await admin.raw('DELETE', `/integrations/${id}/consent-link`)
  expect(problemOf(again).code).toBe('consent_link_not_active')
})

test('ten new links at once leave one that works', async () => {
  const { id } = await createVismaIntegration(admin)
  const elsewhere = adminElsewhere()
  const people = Array.from({ length: 10 }, (_, i) => (i % 2 ? admin : elsewhere))
  const links = await Promise.all(
    people.map(person => person.call(createConsentLink, { params: { id }, body: {} })),
  )
  const active = await product.db.prisma.consentLink.count({ where: { integrationId: id, revokedAt: null } })
  expect(active).toBe(1)
  const statuses = await Promise.all(links.map(({ url }) => open(url)))
  expect(statuses.filter(status => status === 302)).toHaveLength(1)
})

test('a viewer learns that there is a link, and not its address', async () => {
  const integration = await createVismaIntegration(admin)
  expect(integration.consentLink?.url).toContain('/connect/')
  const viewer = await createColleague(product, 'viewer')
  const seen = await viewer.call(getIntegration, { params: { id: integration.id } })
  expect(seen.consentLink).toMatchObject({ state: 'active', url: null })
})
