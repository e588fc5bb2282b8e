import { ProviderError } from '@collector/providers'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { noLongerConnected } from '../src/connections/get-access-token.ts'
import { listApps, syncInvoices } from '../src/index.ts'
import { admitRun } from '../src/sync/provider-outage.ts'
import { createSyncHarness, invoice } from './sync-harness.ts'

const it = await createSyncHarness()
beforeEach(it.reset)
afterAll(() => it.db.close())

const run = async (integrationId: string) => {
  const syncId = await it.requestRun(integrationId)
  await syncInvoices({ ctx: it.ctx, input: { syncId } })
  return it.db.prisma.sync.findUniqueOrThrow({ where: { id: syncId } })
}
const failing = (errors: (ProviderError | undefined)[]) => {
  let calls = 0
  it.books.beforePage = () => {
    const error = errors[calls]
    calls += 1
    if (error) throw error
  }
  return () => calls
}
const away = () => new ProviderError('unavailable', { status: 502 })

test('RE-07 an answer that fails to come is asked for three times in a run, after one second and four', async () => {
  const integrationId = await it.connect()
  it.books.invoices = [invoice()]
  const calls = failing([away(), away(), undefined])
  expect(await run(integrationId)).toMatchObject({ status: 'succeeded', requests: 3, waitedMs: 5_000 })
  expect(it.slept).toEqual([1_000, 4_000])
  expect(calls()).toBe(3)
})

test.for([
  ['rejected', 'malformed_answer'],
  ['no_access', 'reauthorization_required'],
  ['licence_missing', 'licence_missing'],
  ['malformed_answer', 'malformed_answer'],
  ['configuration', 'configuration'],
] as const)('RE-07 %s is not asked for again in the same run, and is called %s', async ([code, failure]) => {
  const integrationId = await it.connect()
  const calls = failing([new ProviderError(code, { status: 400 })])
  expect(await run(integrationId)).toMatchObject({ status: 'failed', failure })
  expect(calls()).toBe(1)
})

test('RE-08 a provider that asks to be left alone is, by every run, and then the run goes on', async () => {
  const integrationId = await it.connect()
  it.books.invoices = [invoice()]
  failing([new ProviderError('rate_limited', { retryAfterMs: 20_000, status: 429 })])
  const sync = await run(integrationId)
  expect(sync).toMatchObject({ status: 'succeeded', requests: 2 })
  expect(sync.waitedMs).toBeGreaterThan(19_000)
  expect(sync.waitedMs).toBeLessThanOrEqual(20_000)
})

test('RE-08 one that asks for longer than two minutes ends the run, which comes back after that', async () => {
  const integrationId = await it.connect()
  const calls = failing([new ProviderError('rate_limited', { retryAfterMs: 3_600_000, status: 429 })])
  expect(await run(integrationId)).toMatchObject({ status: 'failed', failure: 'rate_limited' })
  const { nextSyncAt } = await it.db.prisma.integration.findFirstOrThrow()
  expect(nextSyncAt?.getTime()).toBeGreaterThanOrEqual(it.ctx.now().getTime() + 3_600_000)

  // Another run meanwhile does not even ask.
  const other = await it.connect()
  expect(await run(other)).toMatchObject({ status: 'failed', failure: 'rate_limited' })
  expect(calls()).toBe(1)
})

test('a run that failed keeps its last requests without any secret', async () => {
  const integrationId = await it.connect()
  failing([
    new ProviderError('unavailable', { status: 503 }),
    new ProviderError('no_invoicing', { status: 403, reference: 'e-17' }),
  ])
  const { exchanges } = await run(integrationId)
  expect(exchanges).toMatchObject([
    { method: 'GET', status: 503, outcome: 'unavailable', reference: null },
    { status: 403, outcome: 'no_invoicing', reference: 'e-17' },
  ])
  expect(JSON.stringify(exchanges)).not.toContain('first')
})

test('RE-26 after five failures in a row nobody asks a provider but one probe in thirty seconds', async () => {
  const ids: string[] = []
  for (let i = 0; i < 9; i += 1) ids.push(await it.connect())
  const [probing = '', ...rest] = ids.slice(5)
  it.books.beforePage = () => {
    throw away()
  }
  for (const id of ids.slice(0, 5)) await run(id)
  it.books.asked = []
  it.jobs.length = 0
  expect(await run(probing)).toMatchObject({ status: 'queued', startedAt: null })
  expect(it.books.asked).toEqual([])
  const [putOff] = it.jobs.slice(-1)
  expect(putOff?.startAfterMs).toBeGreaterThan(20_000)
  expect(putOff?.startAfterMs).toBeLessThanOrEqual(37_500)
  const ctx = { ...it.ctx, actor: { kind: 'user', id: '1', name: 'A', role: 'administrator' } as const }
  const [visma, fortnox] = (await listApps({ ctx })).items
  expect(visma?.unavailableSince).toMatch(/^20/)
  expect(fortnox?.unavailableSince).toBeNull()
  expect(await admitRun(it.ctx, 'fortnox')).toEqual({ waitMs: 0 })

  // Thirty seconds later one of many probes; it works, and the others may go again.
  await it.db.prisma.providerOutage.updateMany({ data: { nextProbeAt: new Date(0) } })
  const admitted = await Promise.all(rest.map(() => admitRun(it.ctx, 'visma')))
  expect(admitted.filter(({ waitMs }) => waitMs === 0)).toHaveLength(1)
  await it.db.prisma.providerOutage.updateMany({ data: { nextProbeAt: new Date(0) } })
  it.books.beforePage = () => {}
  expect(await run(rest[0] ?? '')).toMatchObject({ status: 'succeeded' })
  expect(await it.db.prisma.providerOutage.count()).toBe(0)
})

test('RE-26 answers of any kind say that the provider is there', async () => {
  const id = await it.connect()
  for (let i = 0; i < 6; i += 1) {
    failing(i === 3 ? [new ProviderError('rejected', { status: 400 })] : [away(), away(), away()])
    await run(id)
  }
  expect(await it.db.prisma.providerOutage.findMany()).toMatchObject([{ failures: 2, nextProbeAt: null }])
})

test('RE-26 a connection that ends during a fetch is no answer of the provider', async () => {
  const id = await it.connect()
  failing([away(), away(), away()])
  await run(id)
  it.books.beforePage = () => {
    throw new ProviderError('invalid_grant', { cause: noLongerConnected })
  }
  await run(id)
  expect(await it.db.prisma.providerOutage.findMany()).toMatchObject([{ failures: 1 }])
})

test('RE-09 turns over all callers keep every span of five seconds below the limit', async () => {
  const limit = { requests: 25, periodMs: 5_000, per: 'company' } as const
  const taken = await Promise.all(
    Array.from({ length: 60 }, async () => ({
      at: Date.now(),
      ...(await it.ctx.requestTurns.take('fortnox:1', limit)),
    })),
  )
  const turns = taken.map(({ at, waitMs }) => at + waitMs).sort((a, b) => a - b)
  const worst = Math.max(...turns.map(from => turns.filter(at => at >= from && at < from + 5_000).length))
  expect(worst).toBeLessThanOrEqual(25)
  expect(worst).toBeGreaterThan(18)
  // Another company is not slowed down by it.
  expect(await it.ctx.requestTurns.take('fortnox:2', limit)).toEqual({
    taken: true,
    waitMs: 0,
    heldUntil: null,
  })
})

test('RE-08 a turn that was taken before the provider asked to be left alone does not count', async () => {
  const integrationId = await it.connect()
  it.books.invoices = [invoice()]
  // Somebody is before us, and while we wait is told to go away for a minute.
  await it.ctx.requestTurns.holdBack('visma:invoices', 5_000)
  let told = false
  const ctx = {
    ...it.ctx,
    sleep: async (ms: number) => {
      it.slept.push(ms)
      if (!told) await it.ctx.requestTurns.holdBack('visma:invoices', 60_000)
      told = true
    },
  }
  await syncInvoices({ ctx, input: { syncId: await it.requestRun(integrationId) } })
  expect(it.slept).toHaveLength(2)
  expect(it.slept[1]).toBeGreaterThan(50_000)
})

test('RE-08 what one answer asks for closes the app for others for ten minutes at the most', async () => {
  const integrationId = await it.connect()
  failing([new ProviderError('rate_limited', { retryAfterMs: 86_400_000, status: 429 })])
  await run(integrationId)
  const { nextAt } = await it.db.prisma.requestTurn.findFirstOrThrow()
  expect(nextAt.getTime() - Date.now()).toBeLessThanOrEqual(10 * 60_000)
  const own = await it.db.prisma.integration.findUniqueOrThrow({ where: { id: integrationId } })
  expect(own.nextSyncAt?.getTime()).toBeGreaterThanOrEqual(it.ctx.now().getTime() + 86_400_000)
})
