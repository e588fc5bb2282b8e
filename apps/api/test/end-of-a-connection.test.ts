import {
  createConsentLink,
  deleteIntegration,
  disconnectIntegration,
  getIntegration,
  type Integration,
  listEvents,
  requestSync,
  updateIntegration,
} from '@collector/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  createAdministrator,
  createFortnoxIntegration,
  createVismaIntegration,
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

const fetched = ({ lastSync }: Integration) => lastSync?.status === 'succeeded'

async function connected(create: () => Promise<Integration>) {
  const integration = await create()
  await giveConsent(product, integration)
  await untilIntegration(admin, integration.id, fetched)
  return { params: { id: integration.id } }
}

const simulators = { visma: () => product.visma, fortnox: () => product.fortnox }
const revocations = { visma: '/connect/revocation', fortnox: '/oauth-v1/revoke' }
const creations = {
  visma: () => createVismaIntegration(admin),
  fortnox: () => createFortnoxIntegration(admin),
}

test.for(['visma', 'fortnox'] as const)(
  'OA-36 %s: disconnecting erases tokens, invoices and fetches, and withdraws the grant once',
  async app => {
    const { params } = await connected(creations[app])
    const simulator = simulators[app]()
    const before = simulator.requestsTo(revocations[app]).length

    const after = await admin.call(disconnectIntegration, { params })

    expect(after).toMatchObject({ status: 'pending', company: null, lastSync: null, invoicesInWindow: 0 })
    const { prisma } = product.db
    const where = { integrationId: params.id }
    expect(await prisma.connection.count({ where })).toBe(0)
    expect(await prisma.invoice.count({ where })).toBe(0)
    await expect.poll(() => prisma.revocation.count({ where })).toBe(0)
    expect(simulator.requestsTo(revocations[app])).toHaveLength(before + 1)
    const { items } = await admin.call(listEvents, { params, query: {} })
    expect(items.slice(0, 2).map(({ type }) => type)).toEqual(['connection.revoked', 'connection.ended'])
    expect(items[0]?.data).toEqual({ outcome: 'revoked' })
  },
)

test.for(['visma', 'fortnox'] as const)(
  'OA-36 %s: what was approved several times is withdrawn as often, at the end and not before',
  async app => {
    const { params } = await connected(creations[app])
    const simulator = simulators[app]()
    const asked = () => simulator.requestsTo(revocations[app]).length
    const before = asked()
    for (let again = 0; again < 2; again += 1) {
      await admin.call(createConsentLink, { params, body: {} })
      await giveConsent(product, await admin.call(getIntegration, { params }))
    }
    await untilIntegration(admin, params.id, fetched)
    expect(asked()).toBe(before)

    await admin.call(disconnectIntegration, { params })
    const where = { integrationId: params.id }
    await expect.poll(() => product.db.prisma.revocation.count({ where }), { timeout: 10_000 }).toBe(0)
    expect(asked()).toBe(before + 3)
  },
)

test('OA-36 a grant is withdrawn even when the provider is away at first', async () => {
  const { params } = await connected(creations.visma)
  const unavailable = { kind: 'status', status: 503 } as const
  product.visma.faults.add({ match: { path: revocations.visma }, times: 1, fault: unavailable })
  const grants = product.visma.grants().length
  await admin.call(deleteIntegration, { params })
  expect(product.visma.grants()).toHaveLength(grants)
  expect(await product.db.prisma.revocation.count()).toBe(1)
  const retryNow = async () => {
    await product.db.prisma.$executeRaw`UPDATE pgboss.job SET start_after = now() WHERE name = 'revoke-grant'`
    return product.visma.grants().length
  }
  await expect.poll(retryNow, { timeout: 10_000 }).toBe(grants - 1)
  await expect.poll(() => product.db.prisma.revocation.count()).toBe(0)
})

test('OA-36 a deletion in the middle of a fetch ends its requests within five seconds', async () => {
  const { params } = await connected(creations.visma)
  const slow = product.visma.faults.add({ match: { path: '/v2/' }, fault: { kind: 'delay', ms: 400 } })
  const before = product.visma.requestsTo('/v2/').length
  await admin.call(requestSync, { params, body: {} })
  await expect.poll(() => product.visma.requestsTo('/v2/').length).toBeGreaterThan(before)
  await admin.call(deleteIntegration, { params })
  await new Promise(resolve => setTimeout(resolve, 1_000))
  slow()
  const count = product.visma.requests.length
  await new Promise(resolve => setTimeout(resolve, 1_500))
  expect(product.visma.requests.length).toBe(count)
  expect(await product.db.prisma.invoice.count({ where: { integrationId: params.id } })).toBe(0)
})

test('changed Days Back cancels the fetch that runs and reads the whole new window at once', async () => {
  const { params } = await connected(creations.visma)
  const { version, lastSync: first } = await admin.call(getIntegration, { params })
  product.visma.faults.add({ match: { path: '/v2/' }, times: 2, fault: { kind: 'delay', ms: 500 } })
  const running = await admin.call(requestSync, { params, body: {} })
  const changed = await admin.call(updateIntegration, { params, body: { version, daysBack: 365 } })
  expect(changed.lastSync).toMatchObject({ trigger: 'settings_change' })
  expect(changed.lastSync?.id).not.toBe(running.id)
  const after = await untilIntegration(admin, params.id, fetched)
  expect(after.lastSync).toMatchObject({ trigger: 'settings_change', changedSince: null })
  expect(after.lastSync?.seen).toBeGreaterThan(first?.seen ?? 0)
  const cancelled = await product.db.prisma.sync.findUniqueOrThrow({ where: { id: running.id } })
  expect(cancelled.status).toBe('cancelled')
})

test.for(['visma', 'fortnox'] as const)(
  '%s: what the owner withdraws at the provider, the next fetch finds out',
  async app => {
    const { params } = await connected(creations[app])
    const simulator = simulators[app]()
    simulator.behaviour.accessTokensAfterRevocation = 'rejected'
    const origin = app === 'visma' ? product.visma.identityUrl : product.fortnox.oauthUrl
    const page = await (await fetch(origin)).text()
    for (const [, path = ''] of page.matchAll(/action="(\/grants\/[^"]+)"/g)) {
      await fetch(new URL(path, origin), { method: 'POST' })
    }
    expect(simulator.grants()).toEqual([])

    await admin.call(requestSync, { params, body: {} })

    const stopped = await untilIntegration(admin, params.id, ({ status }) => status === 'attention')
    expect(stopped.attentionReason).toBe('reauthorization_required')
  },
)
