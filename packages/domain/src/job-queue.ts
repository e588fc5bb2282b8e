import type { Language } from '@collector/contracts'
import type { SyncTrigger } from '@collector/db'
import { fromPrisma, type PgBoss } from 'pg-boss'
import type { Transaction } from './transaction.ts'

export const syncQueue = 'sync-invoices'
export const interruptedSyncQueue = 'sync-invoices-interrupted'
export const revocationQueue = 'revoke-grant'
export const abandonedRevocationQueue = 'revoke-grant-abandoned'
export const mailQueue = 'send-mail'
export const abandonedMailQueue = 'send-mail-abandoned'
export const passwordResetQueue = 'send-password-reset'
export const planQueue = 'plan-syncs'
export const purgeQueue = 'purge-expired-data'
export const keepGrantsQueue = 'keep-grants-alive'

export interface SyncJob {
  syncId: string
}

export interface RevocationJob {
  revocationId: string
}

export interface MailJob {
  mailId: string
}

/** `address` is where it was asked from. */
export interface PasswordResetJob {
  email: string
  language: Language
  address: string | null
}

/** Enqueues work in the transaction of the rows it is about. */
export interface JobQueue {
  enqueueSync(tx: Transaction, job: SyncJob, options?: SyncJobOptions): Promise<void>
  /**
   * Runs that are queued or running although no job, waiting or at work, will ever bring them to an end: the queue
   * drops jobs after two weeks, and may have been restored from an older backup.
   */
  findLostSyncs(db: Transaction, limit: number): Promise<LostSync[]>
  enqueueRevocation(tx: Transaction, job: RevocationJob): Promise<void>
  enqueueMail(tx: Transaction, job: MailJob): Promise<void>
  enqueuePasswordReset(tx: Transaction, job: PasswordResetJob): Promise<void>
}

/** A run without a job. */
interface LostSync extends SyncJob {
  trigger: SyncTrigger
}

/** Before others: somebody waits for it. Not before: its provider is down. */
export interface SyncJobOptions {
  isWaitedFor?: boolean
  startAfterMs?: number
}

/** The queue over a started pg-boss. */
export function createJobQueue(boss: PgBoss): JobQueue {
  return {
    async enqueueSync(tx, job, { isWaitedFor = false, startAfterMs = 0 } = {}) {
      const options = { priority: isWaitedFor ? 1 : 0, startAfter: Math.ceil(startAfterMs / 1000) }
      await boss.send(syncQueue, job, { ...options, db: fromPrisma(tx) })
    },
    // A run and its job are written in one transaction, so that one statement sees both or neither.
    findLostSyncs: (db, limit) => db.$queryRaw<LostSync[]>`
      SELECT s.id AS "syncId", s.trigger::text AS trigger FROM syncs s
      WHERE s.active_for IS NOT NULL AND NOT EXISTS (
        SELECT FROM pgboss.job j WHERE j.name IN (${syncQueue}, ${interruptedSyncQueue})
          AND j.state < 'completed' AND j.data->>'syncId' = s.id::text)
      ORDER BY s.id LIMIT ${limit}`,
    async enqueueRevocation(tx, job) {
      await boss.send(revocationQueue, job, { db: fromPrisma(tx) })
    },
    async enqueuePasswordReset(tx, job) {
      // Strangers ask as well: their addresses are not kept once it is done.
      await boss.send(passwordResetQueue, job, { db: fromPrisma(tx), deleteAfterSeconds: 60 })
    },
    async enqueueMail(tx, job) {
      await boss.send(mailQueue, job, { db: fromPrisma(tx) })
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
  await boss.createQueue(abandonedRevocationQueue, { retryLimit: 10, retryDelay: 60, retryBackoff: true })
  // Over about a day.
  await boss.createQueue(revocationQueue, {
    retryLimit: 12,
    retryDelay: 30,
    retryBackoff: true,
    retryDelayMax: 6 * 60 * 60,
    expireInSeconds: 300,
    deadLetter: abandonedRevocationQueue,
  })
  await boss.createQueue(abandonedMailQueue, { retryLimit: 10, retryDelay: 60, retryBackoff: true })
  // Over about a day. A job outlives the lease of the worker that has its mail.
  await boss.createQueue(mailQueue, {
    retryLimit: 30,
    retryDelay: 10,
    retryBackoff: true,
    retryDelayMax: 60 * 60,
    expireInSeconds: 120,
    heartbeatSeconds: 30,
    deadLetter: abandonedMailQueue,
  })
  await boss.createQueue(passwordResetQueue, { retryLimit: 5, retryDelay: 5, retryBackoff: true })
  await boss.createQueue(keepGrantsQueue, {
    policy: 'stately',
    retryLimit: 3,
    retryDelay: 600,
    expireInSeconds: 5 * 60 * 60,
  })
  await boss.createQueue(planQueue, { policy: 'stately', retryLimit: 0, expireInSeconds: 300 })
  await boss.createQueue(purgeQueue, { policy: 'stately', retryLimit: 3, retryDelay: 600 })
  // Somebody may be waiting for these. Said apart, because `createQueue` leaves a queue that is there as it is.
  for (const name of [syncQueue, revocationQueue, mailQueue, passwordResetQueue])
    await boss.updateQueue(name, { notify: true })
}
