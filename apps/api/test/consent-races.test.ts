import {
  createConsentLink,
  deleteIntegration,
  type Integration,
  updateIntegration,
} from '@collector/contracts'
import { tries, triesTimeoutMs } from '@collector/db/testing'
import { type Context, syncInvoices } from '@collector/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser } from './harness/browser.ts'
import { approve, finish, lookAt } from './harness/consents.ts'
import { createAdministrator, createVismaIntegration, giveConsent, type Person } from './harness/people.ts'
import { type Product, startProduct } from './harness/product.ts'

// On the embedded database transactions take turns by themselves: these bite on a PostgreSQL server.

let product: Product
let admin: Person
const rounds = tries(8, 100)

beforeAll(async () => {
  product = await startProduct({ works: false })
  product.visma.behaviour.rateLimit = { requests: 1_000_000, windowSeconds: 60 }
  admin = await createAdministrator(product)
})
afterAll(() => product.close())

const countOf = async ({ id }: Integration) => {
  const where = { integrationId: id }
  const { prisma } = product.db
  const used = await prisma.consentLink.count({ where: { ...where, usedAt: { not: null } } })
  return {
    used,
    connections: await prisma.connection.count({ where }),
    syncs: await prisma.sync.count({ where }),
    invoices: await prisma.invoice.count({ where }),
  }
}

test(
  'OA-17 of links made at the same moment one works',
  async () => {
    const integration = await createVismaIntegration(admin)
    const params = { id: integration.id }
    for (let round = 0; round < rounds; round += 1) {
      await Promise.all(Array.from({ length: 5 }, () => admin.call(createConsentLink, { params, body: {} })))
      const active = { integrationId: integration.id, usedAt: null, revokedAt: null }
      expect(await product.db.prisma.consentLink.count({ where: active })).toBe(1)
      expect((await lookAt(admin, integration)).consentLink?.state).toBe('active')
    }
  },
  triesTimeoutMs,
)

test(
  'an approval and a deletion at the same moment leave no tokens here and no grant there',
  async () => {
    for (let round = 0; round < rounds; round += 1) {
      const grants = product.visma.grants().length
      const integration = await createVismaIntegration(admin)
      const waiting = await approve(product, integration)
      const [page] = await Promise.all([
        finish(waiting),
        pauseFor(round, rounds).then(() => admin.call(deleteIntegration, { params: { id: integration.id } })),
      ])
      expect(await countOf(integration)).toMatchObject({ connections: 0, syncs: 0, invoices: 0 })
      // A code that was never traded for tokens leaves a grant that nobody can use.
      const traded = product.visma
        .requestsTo('/connect/token')
        .some(({ form }) => form?.code === codeOf(waiting))
      await product.grantsWithdrawn()
      if (traded) expect(product.visma.grants()).toHaveLength(grants)
      else await product.visma.revokeGrant({})
      expect(page.status).toBeLessThan(500)
    }
  },
  triesTimeoutMs,
)

const codeOf = ({ callback }: { callback: URL }) => callback.searchParams.get('code')

/** From before the approval is stored until after it, over the rounds. */
const pauseFor = (round: number, of: number) => new Promise(resolve => setTimeout(resolve, (40 * round) / of))

test(
  'an approval and a pause at the same moment end in one of both orders',
  async () => {
    for (let round = 0; round < rounds; round += 1) {
      const integration = await createVismaIntegration(admin)
      const waiting = await approve(product, integration)
      const params = { id: integration.id }
      const pause = { version: integration.version, paused: true }
      const [page, paused] = await Promise.all([
        finish(waiting),
        pauseFor(round, rounds)
          .then(() => admin.call(updateIntegration, { params, body: pause }))
          .catch((error: { code: string }) => error.code),
      ])
      const { used, connections } = await countOf(integration)
      expect(connections).toBe(used)
      const { status } = await lookAt(admin, integration)
      expect(status).toBe(paused === 'version_conflict' ? 'connected' : 'paused')
      expect(page.status).toBe(200)
    }
  },
  triesTimeoutMs,
)

test(
  'a disconnect in the middle of a fetch leaves nothing of it',
  async () => {
    const ctx: Context = { ...product.deps, actor: { kind: 'system' }, address: null }
    product.visma.behaviour.maximumPageSize = 20
    for (let round = 0; round < rounds; round += 1) {
      const integration = await createVismaIntegration(admin)
      const { browser, seen } = await giveConsent(product, integration)
      const where = { activeFor: integration.id }
      const sync = await product.db.prisma.sync.findFirstOrThrow({ where })
      const [undone] = await Promise.all([
        pauseFor(round, rounds).then(() => disconnect(browser, seen)),
        syncInvoices({ ctx, input: { syncId: sync.id } }),
      ])
      expect(await countOf(integration)).toEqual({ used: 1, connections: 0, syncs: 0, invoices: 0 })
      expect((await lookAt(admin, integration)).status).toBe('pending')
      expect(undone.status).toBe(200)
    }
    product.visma.behaviour.maximumPageSize = 1_000
  },
  triesTimeoutMs,
)

const disconnect = (browser: Browser, seen: Parameters<Browser['submit']>[0]) =>
  browser.submit(seen, 'Disconnect')

test('OA-32 a refresh of a connection that was undone meanwhile does not reach its successor', async () => {
  const integration = await createVismaIntegration(admin)
  const where = { integrationId: integration.id }
  const { prisma } = product.db
  const { browser, seen } = await giveConsent(product, integration)
  await prisma.connection.update({ where, data: { accessTokenExpiresAt: new Date(0) } })
  const { id: syncId } = await prisma.sync.findFirstOrThrow({ where })
  const slow = { kind: 'delay', ms: 2_500 } as const
  product.visma.faults.add({ match: { grantType: 'refresh_token' }, times: 1, fault: slow })
  // Visma does not hear of the undo, so the late refresh succeeds.
  product.visma.faults.add({
    match: { path: '/connect/revocation' },
    times: 1,
    fault: { kind: 'status', status: 503 },
  })
  const ctx: Context = { ...product.deps, actor: { kind: 'system' }, address: null }
  const late = syncInvoices({ ctx, input: { syncId } })
  await expect
    .poll(() => prisma.connection.count({ where: { ...where, refreshLeaseUntil: { not: null } } }))
    .toBe(1)

  await browser.submit(seen, 'Disconnect')
  const consentLink = await admin.call(createConsentLink, { params: { id: integration.id }, body: {} })
  const choice = { email: 'anders@norrlunda.example', company: 'Norrlunda Bygg AB' }
  await giveConsent(product, { ...integration, consentLink }, choice)
  const successor = await prisma.connection.findUniqueOrThrow({ where })
  expect(successor.companyName).toBe('Norrlunda Bygg AB')
  await late

  expect(await prisma.connection.findUniqueOrThrow({ where })).toEqual(successor)
})
