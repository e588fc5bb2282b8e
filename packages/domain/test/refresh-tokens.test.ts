import { tries, triesTimeoutMs } from '@collector/db/testing'
import { ProviderError } from '@collector/providers'
import type { Fault } from '@collector/simulators'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { planSyncs, syncInvoices } from '../src/index.ts'
import { createGrantHarness } from './grant-harness.ts'

let harness: Awaited<ReturnType<typeof createGrantHarness>>

beforeAll(async () => {
  harness = await createGrantHarness()
})
beforeEach(() => {
  harness.visma.faults.clear()
  harness.client.refreshTokens = 'rotating'
  harness.visma.behaviour.repeatReusableRefreshToken = true
})
afterAll(() => harness.close())

const hourMs = 3_600_000
const onRefresh = { path: '/connect/token', grantType: 'refresh_token' }
const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

const connectionOf = (id: string) =>
  harness.db.prisma.connection.findUniqueOrThrow({ where: { integrationId: id } })

/** A lease that ran out although its holder lives: it was stopped for too long. */
const loseLease = (id: string) => harness.db.prisma.$executeRaw`
  UPDATE connections SET refresh_lease_until = now() - interval '1 second' WHERE integration_id = ${id}::uuid`

test(
  'OA-31 a hundred callers in four processes cause one token request per expiry, and all get the new token',
  async () => {
    const id = await harness.connect()
    const delays = process.env['DEEP_TESTS'] ? [0, 2_000, 15_000] : [0, 700]
    for (const ms of delays) {
      for (let round = 0; round < (ms === 0 ? tries(5, 100) : 1); round += 1) {
        harness.advance(hourMs)
        harness.visma.clearRequests()
        harness.visma.faults.add({ match: onRefresh, times: 1, fault: { kind: 'delay', ms } })
        const tokens = await Promise.all(Array.from({ length: 100 }, (_, i) => harness.tokenFor(id, i)))
        expect(harness.refreshes()).toHaveLength(1)
        expect(harness.visma.grants()).toHaveLength(1)
        expect(new Set(tokens).size).toBe(1)
      }
    }
    const { tokenVersion, refreshLeaseUntil } = await connectionOf(id)
    expect({ tokenVersion, refreshLeaseUntil }).toEqual({
      tokenVersion: tries(7, 103),
      refreshLeaseUntil: null,
    })
  },
  triesTimeoutMs,
)

test('OA-31 callers whose token was refused by the API share one refresh as well', async () => {
  const id = await harness.connect()
  const refused = await harness.tokenFor(id)
  harness.visma.clearRequests()
  const tokens = await Promise.all(Array.from({ length: 20 }, (_, i) => harness.tokenFor(id, i, refused)))
  expect(harness.refreshes()).toHaveLength(1)
  expect(new Set(tokens).size).toBe(1)
  expect(tokens[0]).not.toBe(refused)
})

test(
  'RE-17 clocks that differ by ten minutes cause no double run and at most one refusal per token',
  async () => {
    const id = await harness.connect()
    const { prisma } = harness.db
    const minutes = [-10, 0, 10]
    const skewed = minutes.map(offset => ({
      ...harness.ctx,
      now: () => new Date(harness.ctx.now().getTime() + offset * 60_000),
    }))
    const refused: string[] = []
    // Each hour has moments at which the clocks disagree about the token, before it ends and after.
    for (let minute = 0; minute < tries(4, 100) * 60; minute += 4) {
      harness.advance(4 * 60_000)
      for (const ctx of skewed) {
        let token = await harness.tokenFor(id, 0, undefined, ctx)
        if (!(await harness.isAccepted(token))) {
          refused.push(token)
          token = await harness.tokenFor(id, 0, token, ctx)
        }
        expect(await harness.isAccepted(token)).toBe(true)
      }
    }
    expect(new Set(refused).size).toBe(refused.length)

    await prisma.integration.update({ where: { id }, data: { nextSyncAt: harness.ctx.now() } })
    for (let round = 0; round < 5; round += 1) {
      const started = await Promise.all(skewed.map(ctx => planSyncs({ ctx })))
      expect(started.reduce((sum, count) => sum + count)).toBe(round === 0 ? 1 : 0)
    }
    expect(await prisma.sync.count({ where: { integrationId: id } })).toBe(1)
  },
  triesTimeoutMs,
)

test('OA-31 a caller waits for the lease of a process that died, and then refreshes', async () => {
  const id = await harness.connect()
  harness.advance(hourMs)
  await harness.db.prisma.$executeRaw`
    UPDATE connections SET refresh_lease_until = now() + interval '1 second' WHERE integration_id = ${id}::uuid`
  harness.visma.clearRequests()
  const begin = performance.now()
  await harness.tokenFor(id)
  expect(harness.refreshes()).toHaveLength(1)
  expect(performance.now() - begin).toBeGreaterThan(900)
})

test.each([
  ['rotating', true],
  ['reusable', true],
  ['reusable', false],
] as const)(
  'tokens are renewed again and again with a %s refresh token (repeated in the answer: %s)',
  async (kind, repeats) => {
    harness.client.refreshTokens = kind
    harness.visma.behaviour.repeatReusableRefreshToken = repeats
    const id = await harness.connect()
    const first = await harness.storedRefreshToken(id)
    const seen = new Set<string>()
    for (let i = 0; i < 3; i += 1) {
      harness.advance(hourMs)
      seen.add(await harness.tokenFor(id))
    }
    expect(seen.size).toBe(3)
    expect((await harness.storedRefreshToken(id)) === first).toBe(kind === 'reusable')
  },
)

test('OA-34 a refresher that lost its lease and is refused takes the token that the other one got', async () => {
  const id = await harness.connect()
  harness.advance(hourMs)
  harness.visma.clearRequests()
  harness.visma.faults.add({ match: onRefresh, times: 1, fault: { kind: 'delay', ms: 600 } })
  const slow = harness.tokenFor(id, 0)
  await pause(200)
  await loseLease(id)
  const quick = await harness.tokenFor(id, 1)
  expect(await slow).toBe(quick)
  expect(
    harness
      .refreshes()
      .map(({ status }) => status)
      .sort(),
  ).toEqual([200, 400])
  expect((await connectionOf(id)).tokenVersion).toBe(2)
})

test('OA-34 a refresher that lost its lease and failed does not end the lease of the other one', async () => {
  const id = await harness.connect()
  harness.advance(hourMs)
  harness.visma.clearRequests()
  const faults: Fault[] = [
    { kind: 'delay', ms: 300 },
    { kind: 'status', status: 503 },
    { kind: 'delay', ms: 1_200 },
  ]
  for (const fault of faults) harness.visma.faults.add({ match: onRefresh, times: 1, fault })
  const first = harness.tokenFor(id, 0)
  await pause(100)
  await loseLease(id)
  const second = harness.tokenFor(id, 1)
  await pause(500)
  const third = harness.tokenFor(id, 2)
  const tokens = await Promise.all([first, second, third])
  expect(harness.refreshes()).toHaveLength(2)
  expect(new Set(tokens).size).toBe(1)
})

const passing: Fault[] = [
  { kind: 'status', status: 500 },
  { kind: 'html', status: 503 },
  { kind: 'html', status: 200 },
  { kind: 'reset' },
  { kind: 'rateLimit', style: 'headerSeconds', seconds: 30 },
  { kind: 'rateLimit', style: 'nothing', seconds: 30 },
  { kind: 'wrongBody' },
  { kind: 'redirect', location: 'https://elsewhere.example/' },
  { kind: 'status', status: 400, body: { error: 'invalid_client' } },
  { kind: 'status', status: 400, body: { error: 'invalid_request' } },
]

test(
  'OA-34 passing faults never disconnect; a real revocation does at once, and is not asked about again',
  async () => {
    const { prisma } = harness.db
    const id = await harness.connect()
    const readIntegration = () => prisma.integration.findUniqueOrThrow({ where: { id } })
    const run = async () =>
      syncInvoices({ ctx: harness.ctx, input: { syncId: await harness.requestRun(id) } })
    const refreshToken = await harness.storedRefreshToken(id)
    const wanted = tries(20, 100)
    for (let i = 0; i < wanted; i += 1) {
      harness.advance(hourMs)
      const fault = passing[i % passing.length] ?? { kind: 'reset' }
      harness.visma.faults.add({ match: onRefresh, times: 1, fault })
      await run()
      const { attentionReason, nextSyncAt } = await readIntegration()
      expect(attentionReason).not.toBe('reauthorization_required')
      expect(nextSyncAt).not.toBeNull()
    }
    expect(await harness.storedRefreshToken(id)).toBe(refreshToken)
    expect((await connectionOf(id)).refreshLeaseUntil).toBeNull()
    expect(await prisma.sync.count({ where: { integrationId: id, status: 'failed' } })).toBe(wanted)

    await run()
    expect(await readIntegration()).toMatchObject({
      status: 'connected',
      attentionReason: null,
      failureCount: 0,
    })

    await harness.visma.revokeGrant({})
    harness.advance(hourMs)
    harness.visma.clearRequests()
    await run()
    expect(await readIntegration()).toMatchObject({
      status: 'attention',
      attentionReason: 'reauthorization_required',
      nextSyncAt: null,
    })
    for (let i = 0; i < 5; i += 1) {
      harness.advance(hourMs)
      expect(await planSyncs({ ctx: harness.ctx })).toBe(0)
    }
    expect(harness.refreshes()).toHaveLength(1)
  },
  triesTimeoutMs,
)

test.each(['rotating', 'reusable'] as const)(
  'OA-33 an answer that is lost on its way is tried again: %s refresh tokens',
  async kind => {
    harness.client.refreshTokens = kind
    const id = await harness.connect()
    harness.advance(hourMs)
    harness.visma.faults.add({ match: onRefresh, times: 1, fault: { kind: 'lostResponse' } })
    await expect(harness.tokenFor(id)).rejects.toMatchObject({ code: 'unavailable' })
    expect((await connectionOf(id)).refreshLeaseUntil).toBeNull()
    const second = await harness.tokenFor(id).catch((error: unknown) => error)
    if (kind === 'reusable') expect(second).toEqual(expect.any(String))
    else expect(second).toMatchObject({ code: 'invalid_grant' })
  },
)

test.each([
  ['is away when the new tokens are to be stored', false],
  ['stores the new tokens and does not get to say so', true],
] as const)('OA-32 a database that %s does not cost the grant', async (_what, isWritten) => {
  const id = await harness.connect()
  harness.advance(hourMs)
  harness.visma.clearRequests()
  let failures = 0
  const prisma = harness.db.prisma.$extends({
    query: {
      connection: {
        async updateMany({ args, query }) {
          if (!('tokensRenewedAt' in args.data) || failures === 2) return query(args)
          failures += 1
          if (isWritten) await query(args)
          throw new Error('Connection terminated unexpectedly')
        },
      },
    },
  }) as unknown as typeof harness.db.prisma
  const ctx = { ...harness.ctx, db: { ...harness.ctx.db, prisma } }
  const token = await harness.tokenFor(id, 0, undefined, ctx)
  expect(failures).toBe(2)
  expect(await harness.isAccepted(token)).toBe(true)
  expect(harness.refreshes()).toHaveLength(1)
  expect(await connectionOf(id)).toMatchObject({ tokenVersion: 2, refreshLeaseUntil: null })

  harness.advance(hourMs)
  expect(await harness.isAccepted(await harness.tokenFor(id))).toBe(true)
})

test('a connection that ends during a refresh leaves no grant behind', async () => {
  const grants = harness.visma.grants().length
  const id = await harness.connect()
  harness.advance(hourMs)
  harness.visma.faults.add({ match: onRefresh, times: 1, fault: { kind: 'delay', ms: 300 } })
  const late = harness.tokenFor(id).catch((error: unknown) => error)
  await pause(100)
  await harness.db.prisma.connection.delete({ where: { integrationId: id } })
  expect(await late).toEqual(new ProviderError('invalid_grant'))
  await harness.revokeQueued()
  expect(harness.visma.grants()).toHaveLength(grants)
})

test('a reconnect during a refresh keeps the new tokens', async () => {
  const id = await harness.connect()
  const other = await harness.connect()
  harness.advance(hourMs)
  const fresh = await harness.tokenFor(other)
  harness.visma.faults.add({ match: onRefresh, times: 1, fault: { kind: 'delay', ms: 300 } })
  const late = harness.tokenFor(id)
  await pause(100)
  const place = (row: string) => ({ table: 'connections', row, column: 'access_token_sealed' })
  await harness.db.prisma.connection.update({
    where: { integrationId: id },
    data: {
      accessTokenSealed: harness.ctx.vault.seal(fresh, place(id)),
      accessTokenExpiresAt: new Date(harness.ctx.now().getTime() + hourMs),
      tokenVersion: { increment: 1 },
      refreshLeaseUntil: null,
    },
  })
  expect(await late).toBe(fresh)
})

test('the log of all this names classes of causes and no text of the provider', () => {
  const log = harness.log.join('\n')
  expect(log).toContain('fetch failed')
  expect(log).not.toMatch(/<html|maintenance|unexpected token|[\dA-F]{64}|eyJ/i)
})
