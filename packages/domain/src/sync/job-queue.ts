import { fromPrisma, type PgBoss } from 'pg-boss'
import type { Transaction } from '../transaction.ts'

export const syncQueue = 'sync-invoices'
export const interruptedSyncQueue = 'sync-invoices-interrupted'
export const planQueue = 'plan-syncs'
export const purgeQueue = 'purge-expired-data'

export interface SyncJob {
  syncId: string
}

/** Enqueues work in the transaction of the rows it is about. */
export interface JobQueue {
  enqueueSync(tx: Transaction, job: SyncJob): Promise<void>
}

/** The queue over a started pg-boss. */
export function createJobQueue(boss: PgBoss): JobQueue {
  return {
    async enqueueSync(tx, job) {
      await boss.send(syncQueue, job, { db: fromPrisma(tx) })
    },
  }
}

/**
 * Makes the queues. A run handles its own failures; the retries here are for a worker that died or a database
 * that went away, and a job that ran out of them is handed to the interrupted queue.
 */
export async function createQueues(boss: PgBoss): Promise<void> {
  await boss.createQueue(interruptedSyncQueue, { retryLimit: 10, retryDelay: 60, retryBackoff: true })
  await boss.createQueue(syncQueue, {
    retryLimit: 3,
    retryDelay: 5,
    retryBackoff: true,
    expireInSeconds: 60 * 60,
    heartbeatSeconds: 30,
    deadLetter: interruptedSyncQueue,
  })
  await boss.createQueue(planQueue, { policy: 'stately', retryLimit: 0, expireInSeconds: 300 })
  await boss.createQueue(purgeQueue, { policy: 'stately', retryLimit: 3, retryDelay: 600 })
}
