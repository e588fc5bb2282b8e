import { afterAll, beforeEach, expect, test } from 'vitest'
import { planSyncs, requireTrueClock, syncInvoices } from '../src/index.ts'
import { createSyncHarness, invoice } from './sync-harness.ts'

const it = await createSyncHarness()
beforeEach(async () => {
  it.setNow('2026-11-24T12:00:00Z')
  await it.reset()
})
afterAll(() => it.db.close())

const run = async (integrationId: string, trigger: 'manual' | 'schedule' = 'schedule') => {
  it.books.asked = []
  await syncInvoices({ ctx: it.ctx, input: { syncId: await it.requestRun(integrationId, { trigger }) } })
  return it.books.asked[0]?.changedSince?.toISOString() ?? 'everything'
}

test('a scheduled run asks for what changed since the last complete one, with two hours of overlap', async () => {
  const integrationId = await it.connect()
  expect(await run(integrationId)).toBe('everything')
  it.setNow('2026-11-24T18:00:00Z')
  expect(await run(integrationId)).toBe('2026-11-24T10:00:00.000Z')
  it.setNow('2026-11-25T00:00:00Z')
  expect(await run(integrationId)).toBe('2026-11-24T16:00:00.000Z')
})

test('once a day, and whenever somebody asks, the whole window is read', async () => {
  const integrationId = await it.connect()
  await run(integrationId)
  it.setNow('2026-11-24T18:00:00Z')
  expect(await run(integrationId, 'manual')).toBe('everything')
  it.setNow('2026-11-25T00:00:00Z')
  expect(await run(integrationId)).not.toBe('everything')
  it.setNow('2026-11-25T18:00:00Z')
  expect(await run(integrationId)).toBe('everything')
})

test('a run that failed moves nothing on: the next one asks since the last complete one', async () => {
  const integrationId = await it.connect()
  await run(integrationId)
  it.setNow('2026-11-24T18:00:00Z')
  it.books.beforePage = () => {
    throw new Error('the process is killed')
  }
  const syncId = await it.requestRun(integrationId, { trigger: 'schedule' })
  await expect(syncInvoices({ ctx: it.ctx, input: { syncId } })).rejects.toThrow('killed')
  it.books.beforePage = () => {}
  it.books.asked = []
  it.setNow('2026-11-25T13:00:00Z')
  await syncInvoices({ ctx: it.ctx, input: { syncId } })
  // The run that goes on asks as it began, though the whole window would be due by now; its start counts next.
  expect(it.books.asked[0]?.changedSince?.toISOString()).toBe('2026-11-24T10:00:00.000Z')
  const { completeAsOf } = await it.db.prisma.connection.findFirstOrThrow()
  expect(completeAsOf).toEqual(new Date('2026-11-24T18:00:00Z'))
})

test('changes that come between two scheduled runs are all there after the second', async () => {
  const integrationId = await it.connect()
  it.books.invoices = [invoice({ number: '1' })]
  await run(integrationId)
  it.books.invoices = [invoice({ number: '2' })]
  it.setNow('2026-11-24T18:00:00Z')
  await run(integrationId)
  const numbers = await it.db.prisma.invoice.findMany({
    orderBy: { number: 'asc' },
    select: { number: true },
  })
  expect(numbers.map(({ number }) => number)).toEqual(['1', '2'])
})

test('RE-28 after a downtime there is one catch-up, and the spread over the interval is kept', async () => {
  const hourMs = 3_600_000
  const now = it.ctx.now().getTime()
  const ids: string[] = []
  for (let i = 0; i < 12; i += 1) {
    const id = await it.connect()
    ids.push(id)
    await it.db.prisma.integration.update({
      where: { id },
      data: { nextSyncAt: new Date(now + i * 0.5 * hourMs) },
    })
  }
  it.setNow(new Date(now + 50 * hourMs).toISOString())
  expect(await planSyncs({ ctx: it.ctx })).toBe(12)
  expect(await planSyncs({ ctx: it.ctx })).toBe(0)
  const after = await it.db.prisma.integration.findMany({ orderBy: { createdAt: 'asc' } })
  const phases = after.map(({ nextSyncAt }) => ((nextSyncAt?.getTime() ?? 0) - now) / hourMs)
  expect(phases.every(hours => hours > 50 && hours <= 56)).toBe(true)
  expect(new Set(phases).size).toBe(12)
  expect(await it.db.prisma.sync.count()).toBe(12)
})

test('RE-28 everything that is due is started at once, however much it is', async () => {
  const id = await it.connect()
  const many = 450
  const due = { nextSyncAt: it.ctx.now() }
  const { id: _, ...template } = await it.db.prisma.integration.update({ where: { id }, data: due })
  const connection = await it.db.prisma.connection.findUniqueOrThrow({
    where: { integrationId: id },
  })
  const others = await it.db.prisma.integration.createManyAndReturn({
    data: Array.from({ length: many - 1 }, () => template),
  })
  await it.db.prisma.connection.createMany({
    data: others.map(other => ({ ...connection, integrationId: other.id, companyId: other.id })),
  })
  expect(await planSyncs({ ctx: it.ctx })).toBe(many)
  expect(await planSyncs({ ctx: it.ctx })).toBe(0)

  // All of them still run when they are due again: whoever does not comes first.
  await it.db.prisma.integration.updateMany({ data: due })
  const later = new Date(it.ctx.now().getTime() + 1)
  it.setNow(later.toISOString())
  const other = await it.connect()
  await it.db.prisma.integration.update({ where: { id: other }, data: { nextSyncAt: later } })
  expect(await planSyncs({ ctx: it.ctx })).toBe(1)
  expect(await it.db.prisma.integration.count({ where: due })).toBe(many)
})

test('RE-28 several planners at once start each slot once', async () => {
  const id = await it.connect()
  for (let slot = 0; slot < 20; slot += 1) {
    await it.db.prisma.integration.update({ where: { id }, data: { nextSyncAt: it.ctx.now() } })
    const started = await Promise.all([1, 2, 3, 4].map(() => planSyncs({ ctx: it.ctx })))
    expect(started.reduce((sum, count) => sum + count, 0)).toBe(1)
    await it.db.prisma.sync.updateMany({ data: { activeFor: null, status: 'succeeded' } })
  }
  expect(await it.db.prisma.sync.count()).toBe(20)
})

test('RE-17 what a worker whose clock was a year ahead has put off is fetched again at once, and whole', async () => {
  const id = await it.connect()
  await run(id)
  await it.db.prisma.integration.update({ where: { id }, data: { nextSyncAt: it.ctx.now() } })
  it.setNow('2027-11-24T12:00:00Z')
  expect(await planSyncs({ ctx: it.ctx })).toBe(1)
  await syncInvoices({ ctx: it.ctx, input: { syncId: it.jobs.at(-1)?.syncId ?? '' } })

  it.setNow('2026-11-24T12:01:00Z')
  expect(await planSyncs({ ctx: it.ctx })).toBe(1)
  it.books.asked = []
  await syncInvoices({ ctx: it.ctx, input: { syncId: it.jobs.at(-1)?.syncId ?? '' } })
  expect(it.books.asked[0]).toMatchObject({ to: '2026-11-24', changedSince: null })
  expect(await planSyncs({ ctx: it.ctx })).toBe(0)
  it.setNow('2026-11-24T18:01:00Z')
  expect(await planSyncs({ ctx: it.ctx })).toBe(1)
  await it.db.prisma.sync.updateMany({ data: { activeFor: null, status: 'cancelled' } })
  expect(await run(id)).toBe('2026-11-24T10:01:00.000Z')
})

test('RE-08 RE-17 a fetch that a provider put off for a day is not taken for one of a wrong clock', async () => {
  const id = await it.connect()
  const nextSyncAt = new Date(it.ctx.now().getTime() + 36 * 3_600_000)
  await it.db.prisma.integration.update({ where: { id }, data: { nextSyncAt } })
  expect(await planSyncs({ ctx: it.ctx })).toBe(0)
})

test.each([
  ['ten minutes ahead', true, 10 * 60_000],
  ['ten minutes behind', true, -10 * 60_000],
  ['a year ahead', false, 365 * 86_400_000],
  ['an hour behind', false, -3_600_000],
])('RE-17 a process whose clock is %s of its database plans: %s', async (_what, mayPlan, offsetMs) => {
  const errors: string[] = []
  const log = { ...it.ctx.log, error: (_facts: object, message: string) => void errors.push(message) }
  const now = () => new Date(Date.now() + offsetMs)
  const planned = requireTrueClock({ ctx: { ...it.ctx, log, now } })
  if (mayPlan) await expect(planned).resolves.toBeUndefined()
  else await expect(planned).rejects.toThrow('clocks disagree')
  expect(errors).toHaveLength(mayPlan ? 0 : 1)
})
