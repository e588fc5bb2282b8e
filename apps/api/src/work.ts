import {
  type Context,
  type Dependencies,
  interruptedSyncQueue,
  interruptSync,
  planQueue,
  planSyncs,
  purgeExpiredData,
  purgeQueue,
  recordInterruptedConsents,
  type SyncJob,
  syncInvoices,
  syncQueue,
} from '@collector/domain'
import type { PgBoss } from 'pg-boss'

/** Fetches that run at the same time in one process. */
const concurrentSyncs = 4

/** Takes jobs from the queue: fetches, the plan of what is due (each minute), runs that were
 * interrupted, and the daily purge. */
export async function work(deps: Dependencies, boss: PgBoss): Promise<void> {
  const ctx: Context = { ...deps, actor: { kind: 'system' }, address: null }
  const options = { batchSize: 1, pollingIntervalSeconds: 0.5 }
  await boss.work<SyncJob>(syncQueue, { ...options, localConcurrency: concurrentSyncs }, async ([job]) => {
    if (job) await syncInvoices({ ctx, input: job.data })
  })
  await boss.work<SyncJob>(
    interruptedSyncQueue,
    { batchSize: 1, pollingIntervalSeconds: 5 },
    async ([job]) => {
      if (job) await interruptSync({ ctx, input: job.data })
    },
  )
  await boss.work(planQueue, { batchSize: 1, pollingIntervalSeconds: 5 }, async () => {
    await planSyncs({ ctx })
    await recordInterruptedConsents({ ctx })
  })
  await boss.work(purgeQueue, { batchSize: 1, pollingIntervalSeconds: 60 }, async () => {
    await purgeExpiredData({ ctx })
  })
  await boss.schedule(planQueue, '* * * * *')
  await boss.schedule(purgeQueue, '17 3 * * *', null, { tz: 'Europe/Stockholm' })
}
