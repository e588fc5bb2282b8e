import {
  type Context,
  createQueues,
  mailQueue,
  passwordResetQueue,
  rescueLostSyncs,
  revocationQueue,
  syncQueue,
} from '@collector/domain'
import { PgBoss } from 'pg-boss'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAdministrator, createVismaIntegration, giveConsent, type Person } from './harness/people.ts'
import { type Product, startProduct } from './harness/product.ts'

let product: Product
let admin: Person
let ctx: Context
beforeAll(async () => {
  product = await startProduct({ works: false })
  admin = await createAdministrator(product)
  ctx = { ...product.deps, actor: { kind: 'system' }, address: null }
})
afterAll(() => product.close())

/** A run that waits for a worker. */
async function queuedRun(): Promise<string> {
  const integration = await createVismaIntegration(admin)
  await giveConsent(product, integration)
  const { id } = await product.db.prisma.sync.findFirstOrThrow({ where: { activeFor: integration.id } })
  return id
}

const jobsOf = (syncId: string) => product.db.prisma.$queryRaw<{ name: string; priority: number }[]>`
  SELECT name, priority FROM pgboss.job WHERE data->>'syncId' = ${syncId} AND state < 'completed'`

test('what somebody may be waiting for wakes a worker, also where the queues are older than that', async () => {
  const { prisma } = product.db
  await prisma.$executeRaw`UPDATE pgboss.queue SET notify = false`
  const boss = new PgBoss({ ...product.db.queue, supervise: false, schedule: false })
  await boss.start()
  await createQueues(boss)
  const queues = await boss.getQueues()
  await boss.stop({ graceful: false })
  const waking = queues.filter(({ notify }) => notify).map(({ name }) => name)
  expect(waking.sort()).toEqual([syncQueue, revocationQueue, mailQueue, passwordResetQueue].sort())
})

test('RE-27 a run whose job the queue has dropped gets a new one, once', async () => {
  const [dropped, ended, other] = [await queuedRun(), await queuedRun(), await queuedRun()]
  await product.db.prisma.$executeRaw`DELETE FROM pgboss.job WHERE data->>'syncId' = ${dropped}`
  await product.db.prisma.$executeRaw`
    UPDATE pgboss.job SET state = 'failed' WHERE data->>'syncId' = ${ended}`

  expect(await rescueLostSyncs({ ctx })).toBe(2)
  expect(await rescueLostSyncs({ ctx })).toBe(0)

  for (const syncId of [dropped, ended, other])
    expect(await jobsOf(syncId)).toEqual([{ name: syncQueue, priority: 1 }])
})

test.each([
  ['waits for a provider that is down', `state = 'created', start_after = now() + interval '1 day'`],
  ['is in the hands of a worker', `state = 'active'`],
  ['will be tried again', `state = 'retry'`],
  ['is about to be ended as interrupted', `name = 'sync-invoices-interrupted'`],
])('RE-27 a run whose job %s is left alone', async (_what, change) => {
  const syncId = await queuedRun()
  const text = `UPDATE pgboss.job SET ${change} WHERE data->>'syncId' = $1`
  await product.db.queryable.query({ text, values: [syncId] })
  expect(await rescueLostSyncs({ ctx })).toBe(0)
  expect(await jobsOf(syncId)).toHaveLength(1)
})

test('RE-27 a run that has ended needs no job', async () => {
  const syncId = await queuedRun()
  await product.db.prisma.$executeRaw`DELETE FROM pgboss.job WHERE data->>'syncId' = ${syncId}`
  await product.db.prisma.sync.update({
    where: { id: syncId },
    data: { activeFor: null, status: 'cancelled' },
  })
  expect(await rescueLostSyncs({ ctx })).toBe(0)
})
