import { randomUUID } from 'node:crypto'
import { tries, triesTimeoutMs } from '@collector/db/testing'
import { ProviderError } from '@collector/providers'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { interruptSync, planSyncs, purgeExpiredData, syncInvoices } from '../src/index.ts'
import { createSyncHarness, invoice } from './sync-harness.ts'

const it = await createSyncHarness()
beforeEach(it.reset)
afterAll(() => it.db.close())

test('a run stores every page exactly, with its counts', async () => {
  const integrationId = await it.connect()
  it.books.invoices = Array.from({ length: 250 }, (_, i) => invoice({ number: String(i) }))
  it.books.quarantined = [{ externalId: 'x', reason: 'InvoiceDate' }]

  await syncInvoices({ ctx: it.ctx, input: { syncId: await it.requestRun(integrationId) } })

  const stored = await it.db.prisma.invoice.findMany({ where: { number: '17' } })
  expect(stored).toHaveLength(1)
  expect(stored[0]).toMatchObject({
    customerName: 'Åsa "Kund" 🙂',
    emails: ['asa@kund.example', 'faktura@kund.example'],
  })
  expect(stored[0]?.amount.toFixed(2)).toBe('1250.50')
  expect(await it.db.prisma.sync.findFirstOrThrow()).toMatchObject({
    status: 'succeeded',
    activeFor: null,
    expected: 250,
    seen: 251,
    added: 250,
    changed: 0,
    unchanged: 0,
    quarantined: 1,
    requests: 3,
  })
  expect(it.books.asked[0]).toEqual({
    page: 1,
    from: '2026-10-25',
    to: '2026-11-24',
    changedSince: null,
  })
})

test(
  'RE-02 ten runs over the same books store each invoice once and touch no row again',
  async () => {
    const integrationId = await it.connect()
    it.books.invoices = Array.from({ length: tries(1_000, 10_000) }, (_, i) =>
      invoice({ number: String(i), ...(i % 3 === 0 && { modifiedAt: null }) }),
    )
    await syncInvoices({ ctx: it.ctx, input: { syncId: await it.requestRun(integrationId) } })
    const stored = () => it.db.prisma.invoice.findMany({ orderBy: { externalId: 'asc' } })
    const before = await stored()
    for (let run = 2; run <= 10; run += 1) {
      const syncId = await it.requestRun(integrationId)
      await syncInvoices({ ctx: it.ctx, input: { syncId } })
      const sync = await it.db.prisma.sync.findUniqueOrThrow({ where: { id: syncId } })
      expect(sync).toMatchObject({ added: 0, changed: 0, unchanged: it.books.invoices.length })
    }
    expect(await stored()).toEqual(before)
  },
  triesTimeoutMs,
)

test.each([5, 50])('RE-02 %i workers with the same run at once store each invoice once', async workers => {
  const integrationId = await it.connect()
  it.books.invoices = Array.from({ length: 250 }, (_, i) => invoice({ number: String(i) }))
  const syncId = await it.requestRun(integrationId)
  await Promise.all(Array.from({ length: workers }, () => syncInvoices({ ctx: it.ctx, input: { syncId } })))
  expect(await it.db.prisma.invoice.count()).toBe(250)
  expect(await it.db.prisma.sync.findFirstOrThrow()).toMatchObject({
    status: 'succeeded',
    seen: 250,
    added: 250,
    changed: 0,
  })
})

test('RE-16 an older version never overwrites a newer one, a newer one does', async () => {
  const integrationId = await it.connect()
  const run = async () => syncInvoices({ ctx: it.ctx, input: { syncId: await it.requestRun(integrationId) } })
  const current = invoice({ modifiedAt: new Date('2026-11-20T10:00:00Z'), amount: '2.00' })
  it.books.invoices = [current]
  await run()

  it.books.invoices = [{ ...current, modifiedAt: new Date('2026-11-20T09:00:00Z'), amount: '1.00' }]
  await run()
  expect((await it.db.prisma.invoice.findFirstOrThrow()).amount.toFixed(2)).toBe('2.00')

  it.books.invoices = [{ ...current, modifiedAt: new Date('2026-11-20T11:00:00Z'), amount: '3.00' }]
  await run()
  expect((await it.db.prisma.invoice.findFirstOrThrow()).amount.toFixed(2)).toBe('3.00')
})

test(
  'RE-16 versions in any order leave the newest one',
  async () => {
    const integrationId = await it.connect()
    const orders = tries(40, 2_000)
    const versions = [1, 2, 3, 4, 5]
    const books = Array.from({ length: orders }, () => ({
      externalId: randomUUID(),
      order: versions.toSorted(() => Math.random() - 0.5),
    }))
    for (const [round] of versions.entries()) {
      it.books.invoices = books.map(({ externalId, order }) =>
        invoice({
          externalId,
          amount: `${order[round]}.00`,
          modifiedAt: new Date(Date.parse('2026-11-20T10:00:00Z') + (order[round] ?? 0) * 60_000),
        }),
      )
      await syncInvoices({ ctx: it.ctx, input: { syncId: await it.requestRun(integrationId) } })
      const stored = new Map(
        (await it.db.prisma.invoice.findMany()).map(({ externalId, amount }) => [
          externalId,
          amount.toNumber(),
        ]),
      )
      const newest = new Map(
        books.map(({ externalId, order }) => [externalId, Math.max(...order.slice(0, round + 1))]),
      )
      expect(stored).toEqual(newest)
    }
  },
  triesTimeoutMs,
)

test('a run whose worker died goes on at the page after the last stored one', async () => {
  const integrationId = await it.connect()
  it.books.invoices = Array.from({ length: 300 }, () => invoice())
  it.books.beforePage = page => {
    if (page === 2) throw new Error('the process is killed')
  }
  const syncId = await it.requestRun(integrationId)
  await expect(syncInvoices({ ctx: it.ctx, input: { syncId } })).rejects.toThrow('killed')
  it.books.beforePage = () => {}
  it.books.asked = []

  await syncInvoices({ ctx: it.ctx, input: { syncId } })

  expect(await it.db.prisma.invoice.count()).toBe(300)
  expect(it.books.asked.map(({ page }) => page)).toEqual([2, 3])
  expect(await it.db.prisma.sync.findFirstOrThrow()).toMatchObject({
    status: 'succeeded',
    seen: 300,
    added: 300,
  })
})

test('a worker that lost its run stores nothing more', async () => {
  const integrationId = await it.connect()
  it.books.invoices = Array.from({ length: 200 }, () => invoice())
  const syncId = await it.requestRun(integrationId)
  it.books.beforePage = async page => {
    if (page === 2) await it.db.prisma.sync.update({ where: { id: syncId }, data: { cursor: '3' } })
  }

  await syncInvoices({ ctx: it.ctx, input: { syncId } })

  expect(await it.db.prisma.invoice.count()).toBe(100)
  expect(await it.db.prisma.sync.findFirstOrThrow()).toMatchObject({ status: 'running', seen: 100 })
})

test('RE-04 at most one run of an integration is active', async () => {
  const integrationId = await it.connect()
  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => it.requestRun(integrationId)))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(it.jobs).toHaveLength(1)
})

test('a refused access token is renewed once and the page is asked for again', async () => {
  const integrationId = await it.connect()
  it.books.invoices = [invoice()]
  it.books.beforePage = (_page, accessToken) => {
    if (accessToken !== 'renewed') throw new ProviderError('unauthorized')
  }
  await syncInvoices({ ctx: it.ctx, input: { syncId: await it.requestRun(integrationId) } })
  expect(await it.db.prisma.sync.findFirstOrThrow()).toMatchObject({ status: 'succeeded', added: 1 })
})

test('a grant that is gone asks for the owner at once and stops the schedule', async () => {
  const integrationId = await it.connect()
  it.books.beforePage = () => {
    throw new ProviderError('unauthorized')
  }
  it.books.refresh = async () => {
    throw new ProviderError('invalid_grant')
  }
  await syncInvoices({ ctx: it.ctx, input: { syncId: await it.requestRun(integrationId) } })

  expect(await it.db.prisma.integration.findFirstOrThrow()).toMatchObject({
    status: 'attention',
    attentionReason: 'reauthorization_required',
    nextSyncAt: null,
  })
  const events = await it.db.prisma.event.findMany({ orderBy: { id: 'asc' } })
  expect(events.map(({ type }) => type)).toEqual(['sync.failed', 'connection.attention'])
})

test('passing faults are tried again later and later, and only the fourth in a row asks for attention', async () => {
  const integrationId = await it.connect()
  it.books.beforePage = () => {
    throw new ProviderError('unavailable')
  }
  const waits: number[] = []
  const statuses: string[] = []
  for (let i = 0; i < 5; i += 1) {
    await syncInvoices({ ctx: it.ctx, input: { syncId: await it.requestRun(integrationId) } })
    const after = await it.db.prisma.integration.findFirstOrThrow()
    waits.push(((after.nextSyncAt?.getTime() ?? 0) - it.ctx.now().getTime()) / 60_000)
    statuses.push(after.status)
  }
  for (const [i, atLeast] of [1, 5, 15, 60, 360].entries()) {
    expect(waits[i]).toBeGreaterThanOrEqual(atLeast)
    expect(waits[i]).toBeLessThanOrEqual(atLeast * 1.5)
  }
  expect(statuses).toEqual(['connected', 'connected', 'connected', 'attention', 'attention'])

  it.books.beforePage = () => {}
  await it.db.prisma.providerOutage.deleteMany()
  await syncInvoices({ ctx: it.ctx, input: { syncId: await it.requestRun(integrationId) } })
  expect(await it.db.prisma.integration.findFirstOrThrow()).toMatchObject({
    status: 'connected',
    attentionReason: null,
    failureCount: 0,
    failingSince: null,
  })
  expect(await it.db.prisma.event.count({ where: { type: 'connection.attention' } })).toBe(1)
  expect(await it.db.prisma.event.count({ where: { type: 'connection.recovered' } })).toBe(1)
})

test.each(['licence_missing', 'invalid_grant'] as const)(
  'what the provider said (%s) is not replaced by a passing failure, however many there were',
  async code => {
    const integrationId = await it.connect()
    let error = new ProviderError(code)
    it.books.beforePage = () => {
      throw error
    }
    const fail = async () =>
      syncInvoices({ ctx: it.ctx, input: { syncId: await it.requestRun(integrationId) } })
    for (let i = 0; i < 4; i += 1) await fail()
    const before = await it.db.prisma.integration.findFirstOrThrow()
    error = new ProviderError('unavailable', { status: 503 })
    await fail()
    const { attentionReason, nextSyncAt } = await it.db.prisma.integration.findFirstOrThrow()
    expect(attentionReason).toBe(before.attentionReason)
    expect(nextSyncAt === null).toBe(code === 'invalid_grant')
    expect(await it.db.prisma.event.count({ where: { type: 'connection.attention' } })).toBe(1)
  },
)

test('RE-08 a provider that asks to be left alone is left alone for that long', async () => {
  const integrationId = await it.connect()
  it.books.beforePage = () => {
    throw new ProviderError('rate_limited', { retryAfterMs: 10 * 60_000 })
  }
  await syncInvoices({ ctx: it.ctx, input: { syncId: await it.requestRun(integrationId) } })
  const { nextSyncAt } = await it.db.prisma.integration.findFirstOrThrow()
  const waitMs = (nextSyncAt?.getTime() ?? 0) - it.ctx.now().getTime()
  expect(waitMs).toBeGreaterThanOrEqual(10 * 60_000)
  expect(waitMs).toBeLessThanOrEqual(15 * 60_000)
})

test('RE-28 what is due starts once, however many planners there are, and one catch-up follows a pause', async () => {
  const ids = await Promise.all(Array.from({ length: 5 }, () => it.connect()))
  await it.db.prisma.integration.updateMany({ data: { nextSyncAt: new Date('2026-11-20T00:00:00Z') } })

  const started = await Promise.all([1, 2, 3].map(() => planSyncs({ ctx: it.ctx })))

  expect(started.reduce((sum, n) => sum + n)).toBe(ids.length)
  expect(await it.db.prisma.sync.count()).toBe(ids.length)
  expect(await planSyncs({ ctx: it.ctx })).toBe(0)
})

test('RE-27 a run whose job ran out of tries ends as interrupted and frees its integration', async () => {
  const integrationId = await it.connect()
  const syncId = await it.requestRun(integrationId)
  await interruptSync({ ctx: it.ctx, input: { syncId } })
  expect(await it.db.prisma.sync.findFirstOrThrow()).toMatchObject({
    status: 'failed',
    failure: 'interrupted',
  })
  await expect(it.requestRun(integrationId)).resolves.toBeTruthy()
})

test('invoices are erased 90 days after they left the window, not before', async () => {
  const integrationId = await it.connect(30)
  it.books.invoices = [invoice({ invoiceDate: '2026-07-27' }), invoice({ invoiceDate: '2026-07-26' })]
  await syncInvoices({ ctx: it.ctx, input: { syncId: await it.requestRun(integrationId) } })

  expect(await purgeExpiredData({ ctx: it.ctx })).toEqual({ invoices: 1 })
  const [kept] = await it.db.prisma.invoice.findMany()
  expect(kept?.invoiceDate.toISOString().slice(0, 10)).toBe('2026-07-27')
})

test('how long invoices are kept is configured', async () => {
  const integrationId = await it.connect(30)
  it.books.invoices = [invoice({ invoiceDate: '2026-10-15' }), invoice({ invoiceDate: '2026-10-14' })]
  await syncInvoices({ ctx: it.ctx, input: { syncId: await it.requestRun(integrationId) } })
  expect(await purgeExpiredData({ ctx: { ...it.ctx, invoiceRetentionDays: 10 } })).toEqual({ invoices: 1 })
  const [kept] = await it.db.prisma.invoice.findMany()
  expect(kept?.invoiceDate.toISOString().slice(0, 10)).toBe('2026-10-15')
})

test('an integration that recovers from a dead grant is fetched on schedule again', async () => {
  const integrationId = await it.connect()
  await it.db.prisma.integration.update({
    where: { id: integrationId },
    data: { status: 'attention', attentionReason: 'reauthorization_required', nextSyncAt: null },
  })
  await syncInvoices({ ctx: it.ctx, input: { syncId: await it.requestRun(integrationId) } })
  const { status, nextSyncAt } = await it.db.prisma.integration.findFirstOrThrow()
  expect(status).toBe('connected')
  expect(nextSyncAt?.getTime()).toBe(it.ctx.now().getTime() + 6 * 60 * 60_000)
})

test('a run whose app is no longer configured fails in words and frees its integration', async () => {
  const integrationId = await it.connect()
  const syncId = await it.requestRun(integrationId)
  await syncInvoices({ ctx: { ...it.ctx, providers: {} }, input: { syncId } })
  expect(await it.db.prisma.sync.findFirstOrThrow()).toMatchObject({
    status: 'failed',
    failure: 'configuration',
    activeFor: null,
  })
})

test('a worker that lost its run and then fails ends nothing', async () => {
  const integrationId = await it.connect()
  const syncId = await it.requestRun(integrationId)
  it.books.beforePage = async () => {
    await it.db.prisma.sync.update({ where: { id: syncId }, data: { attempt: { increment: 1 } } })
    throw new ProviderError('invalid_grant')
  }
  await syncInvoices({ ctx: it.ctx, input: { syncId } })
  expect(await it.db.prisma.sync.findFirstOrThrow()).toMatchObject({ status: 'running', failure: null })
  expect(await it.db.prisma.integration.findFirstOrThrow()).toMatchObject({
    status: 'connected',
    failureCount: 0,
  })
})

test.each([
  ['paused', (id: string) => it.db.prisma.integration.update({ where: { id }, data: { status: 'paused' } })],
  ['no longer connected', (id: string) => it.db.prisma.connection.delete({ where: { integrationId: id } })],
] as const)(
  'a run of an integration that is %s is cancelled, asks nobody and stands in no way',
  async (_what, change) => {
    const integrationId = await it.connect()
    const syncId = await it.requestRun(integrationId)
    await change(integrationId)
    await syncInvoices({ ctx: it.ctx, input: { syncId } })
    expect(await it.db.prisma.sync.findFirstOrThrow()).toMatchObject({ status: 'cancelled', activeFor: null })
    expect(it.books.asked).toEqual([])
  },
)
