import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  accessTokenPlace,
  heldAccessTokenPlace,
  heldRefreshTokenPlace,
} from '../src/connections/token-places.ts'
import { keepGrantsAlive } from '../src/index.ts'
import { createGrantHarness } from './grant-harness.ts'

let harness: Awaited<ReturnType<typeof createGrantHarness>>
beforeAll(async () => {
  harness = await createGrantHarness()
})
afterAll(() => harness.close())

const dayMs = 24 * 60 * 60_000
const integrationOf = (id: string) => harness.db.prisma.integration.findUniqueOrThrow({ where: { id } })

test('OA-35 a paused integration does not lapse in 60 days, and is renewed once a week', async () => {
  const id = await harness.connect()
  await harness.db.prisma.integration.update({
    where: { id },
    data: { status: 'paused', pausedStatus: 'connected', nextSyncAt: null },
  })
  const before = harness.refreshes().length
  for (let day = 1; day <= 60; day += 1) {
    harness.advance(dayMs)
    await keepGrantsAlive({ ctx: harness.ctx })
  }
  const refreshes = harness.refreshes().length - before
  expect(refreshes).toBeGreaterThanOrEqual(7)
  expect(refreshes).toBeLessThanOrEqual(8)
  await expect(harness.tokenFor(id)).resolves.toEqual(expect.any(String))
  expect(await integrationOf(id)).toMatchObject({ status: 'paused', attentionReason: null })
})

test('OA-34 an idle grant that was revoked is said once to need the owner, and left alone from then on', async () => {
  const connected = await harness.connect()
  const paused = await harness.connect()
  await harness.db.prisma.integration.update({
    where: { id: paused },
    data: { status: 'paused', pausedStatus: 'connected' },
  })
  harness.advance(8 * dayMs)
  await harness.visma.revokeGrant({})
  const before = harness.refreshes().length
  for (let night = 0; night < 3; night += 1) await keepGrantsAlive({ ctx: harness.ctx })
  expect(harness.refreshes().length - before).toBeLessThanOrEqual(3)
  expect(await integrationOf(connected)).toMatchObject({
    status: 'attention',
    attentionReason: 'reauthorization_required',
    nextSyncAt: null,
  })
  expect(await integrationOf(paused)).toMatchObject({
    status: 'paused',
    pausedStatus: 'attention',
    attentionReason: 'reauthorization_required',
  })
  const events = { type: 'connection.attention', integrationId: { in: [connected, paused] } }
  expect(await harness.db.prisma.event.count({ where: events })).toBe(2)
})

test('a provider that is away at night changes nothing', async () => {
  const id = await harness.connect()
  harness.advance(8 * dayMs)
  harness.visma.faults.add({ match: { path: '/connect/token' }, fault: { kind: 'status', status: 503 } })
  expect(await keepGrantsAlive({ ctx: harness.ctx })).toBe(0)
  harness.visma.faults.clear()
  expect(await integrationOf(id)).toMatchObject({ status: 'connected', attentionReason: null })
  expect(await keepGrantsAlive({ ctx: harness.ctx })).toBeGreaterThan(0)
})

test('OA-35 hundreds of grants that cannot be renewed do not keep another one from it', async () => {
  const { prisma } = harness.db
  const { vault } = harness.ctx
  const id = await harness.connect()
  harness.advance(8 * dayMs)
  const ids = Array.from({ length: 600 }, () => randomUUID())
  const integration = { app: 'visma', name: 'Salong', venueId: 'salong', daysBack: 30 } as const
  await prisma.integration.createMany({
    data: ids.map(each => ({ ...integration, id: each, status: 'connected' })),
  })
  const elsewhere = accessTokenPlace(id)
  const connection = {
    companyId: 'SE1',
    companyName: 'Björks Salong AB',
    companyCurrency: 'SEK',
    scopes: [],
    accessTokenSealed: vault.seal('moved', elsewhere),
    refreshTokenSealed: vault.seal('moved', elsewhere),
    accessTokenExpiresAt: new Date(0),
    tokensRenewedAt: new Date(0),
    connectedAt: new Date(0),
  }
  await prisma.connection.createMany({ data: ids.map(each => ({ ...connection, integrationId: each })) })
  await keepGrantsAlive({ ctx: harness.ctx })
  const { tokenVersion } = await prisma.connection.findUniqueOrThrow({ where: { integrationId: id } })
  expect(tokenVersion).toBe(2)
  await prisma.integration.deleteMany({ where: { id: { in: ids } } })
})

test('OA-35 the grant of a company that waits for a decision does not lapse meanwhile', async () => {
  const { prisma } = harness.db
  const { vault } = harness.ctx
  const id = await harness.connect()
  const { accessTokenSealed, refreshTokenSealed, ...connection } = await prisma.connection.findUniqueOrThrow({
    where: { integrationId: id },
  })
  const opened = {
    access: vault.open(accessTokenSealed, accessTokenPlace(id)),
    refresh: await harness.storedRefreshToken(id),
  }
  await prisma.heldConnection.create({
    data: {
      integrationId: id,
      companyId: 'SE2',
      companyName: connection.companyName,
      companyCurrency: 'SEK',
      serviceAccount: false,
      scopes: [],
      accessTokenSealed: vault.seal(opened.access, heldAccessTokenPlace(id)),
      accessTokenExpiresAt: connection.accessTokenExpiresAt,
      refreshTokenSealed: vault.seal(opened.refresh, heldRefreshTokenPlace(id)),
      heldAt: harness.ctx.now(),
    },
  })
  await prisma.connection.delete({ where: { integrationId: id } })
  const before = harness.refreshes().length
  for (let day = 1; day <= 29; day += 1) {
    harness.advance(dayMs)
    await keepGrantsAlive({ ctx: harness.ctx })
  }
  const { refreshTokenSealed: kept, refreshLeaseUntil } = await prisma.heldConnection.findUniqueOrThrow({
    where: { integrationId: id },
  })
  expect(harness.refreshes().length - before).toBeGreaterThanOrEqual(3)
  expect(vault.open(kept ?? new Uint8Array(), heldRefreshTokenPlace(id))).not.toBe(opened.refresh)
  expect(refreshLeaseUntil).toBeNull()
})
