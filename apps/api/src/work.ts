import {
  abandonedMailQueue,
  abandonedRevocationQueue,
  abandonMail,
  abandonRevocation,
  announceIncidents,
  type Context,
  type Dependencies,
  foldTallies,
  interruptedSyncQueue,
  interruptSync,
  keepGrantsAlive,
  keepGrantsQueue,
  type MailJob,
  mailQueue,
  type PasswordResetJob,
  passwordResetQueue,
  planQueue,
  planSyncs,
  purgeExpiredData,
  purgeQueue,
  type RevocationJob,
  recordInterruptedConsents,
  requireTrueClock,
  rescueLostSyncs,
  revocationQueue,
  revokeGrant,
  type SyncJob,
  sendMail,
  sendPasswordReset,
  stockholm,
  syncInvoices,
  syncQueue,
} from '@collector/domain'
import type { JobResult, PgBoss } from 'pg-boss'

/** Fetches that run at the same time in one process. */
const concurrentSyncs = 8

/** Mails that one process sends at the same time, as many again right after while there are more. */
const concurrentMails = 5

/**
 * Takes jobs from the queue: fetches, runs that were interrupted, grants to withdraw, mails, each minute the plan of
 * what is due and the counts, and each night the renewal of idle grants and the purge.
 */
export async function work(deps: Dependencies, boss: PgBoss): Promise<void> {
  const ctx: Context = { ...deps, actor: { kind: 'system' }, address: null }
  // A job that is there wakes a worker (decision 026). Asking finds those that come back later; it is frequent where
  // nobody can be woken.
  const options = {
    batchSize: 1,
    burstWhenBatchFull: true,
    pollingIntervalSeconds: 0.5,
    notifyPollingIntervalSeconds: 2,
  }
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
  await boss.work<RevocationJob>(revocationQueue, options, async ([job]) => {
    if (job) await revokeGrant({ ctx, input: job.data })
  })
  await boss.work<RevocationJob>(
    abandonedRevocationQueue,
    { batchSize: 1, pollingIntervalSeconds: 60 },
    async ([job]) => {
      if (job) await abandonRevocation({ ctx, input: job.data })
    },
  )
  await boss.work<MailJob>(mailQueue, { ...options, batchSize: concurrentMails, perJobResults: true }, jobs =>
    Promise.all(jobs.map(({ id, data }) => resultOf(id, sendMail({ ctx, input: data })))),
  )
  await boss.work<MailJob>(
    abandonedMailQueue,
    { batchSize: 1, pollingIntervalSeconds: 60 },
    async ([job]) => {
      if (job) await abandonMail({ ctx, input: job.data })
    },
  )
  await boss.work<PasswordResetJob>(passwordResetQueue, options, async ([job]) => {
    if (job) await sendPasswordReset({ ctx, input: job.data })
  })
  await boss.work(keepGrantsQueue, { batchSize: 1, pollingIntervalSeconds: 60 }, async () => {
    await requireTrueClock({ ctx })
    await keepGrantsAlive({ ctx })
  })
  await boss.work(planQueue, { batchSize: 1, pollingIntervalSeconds: 5 }, async () => {
    await rescueLostSyncs({ ctx })
    await requireTrueClock({ ctx })
    await planSyncs({ ctx })
    await recordInterruptedConsents({ ctx })
    await foldTallies({ ctx })
    await announceIncidents({ ctx })
  })
  await boss.work(purgeQueue, { batchSize: 1, pollingIntervalSeconds: 60 }, async () => {
    await requireTrueClock({ ctx })
    await purgeExpiredData({ ctx })
  })
  await boss.schedule(planQueue, '* * * * *')
  await boss.schedule(keepGrantsQueue, '41 2 * * *', null, { tz: stockholm })
  await boss.schedule(purgeQueue, '17 3 * * *', null, { tz: stockholm })
}

/** What the queue is told of a job among others: one that failed is tried again by itself. */
async function resultOf(id: string, work: Promise<void>): Promise<JobResult> {
  try {
    await work
    return { id, status: 'completed' }
  } catch (error) {
    return { id, status: 'failed', output: { message: error instanceof Error ? error.message : null } }
  }
}
