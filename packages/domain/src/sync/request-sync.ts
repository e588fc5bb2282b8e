import type { requestSync as endpoint, ParsedRequestOf, Sync } from '@collector/contracts'
import type { Sync as StoredSync, SyncTrigger } from '@collector/db'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { DomainError } from '../domain-error.ts'
import { recordEvent } from '../events/record-event.ts'
import { findIntegration } from '../integrations/find-integration.ts'
import { lockIntegration } from '../integrations/lock-integration.ts'
import type { Transaction } from '../transaction.ts'
import { toSync } from './to-sync.ts'

/**
 * Asks for a fetch now. @throws not_found, integration_paused, not_connected, sync_already_running
 */
export async function requestSync({
  ctx,
  input,
}: {
  ctx: Context
  input: ParsedRequestOf<typeof endpoint>['body'] & { id: string }
}): Promise<Sync> {
  authorize(ctx, 'integrations:manage')
  return ctx.db.prisma.$transaction(async tx => {
    await lockIntegration(tx, input.id)
    const integration = await findIntegration(tx, input.id)
    if (integration.status === 'paused') throw new DomainError('integration_paused')
    const connection = await tx.connection.findUnique({ where: { integrationId: input.id } })
    if (!connection) throw new DomainError('not_connected')
    const sync = await insertSync(ctx, tx, {
      integrationId: input.id,
      trigger: 'manual',
      acceptMissing: input.acceptMissing,
    })
    if (!sync) throw new DomainError('sync_already_running')
    await recordEvent(tx, ctx, { type: 'sync.requested', integrationId: input.id })
    return toSync(sync)
  })
}

/**
 * Adds a run and its job, unless one is queued or running: then the integration becomes due again right after
 * it. Does nothing for an integration without a connection or one that is paused.
 */
export async function insertSync(
  ctx: Context,
  tx: Transaction,
  run: { integrationId: string; trigger: SyncTrigger; acceptMissing?: boolean },
): Promise<StoredSync | undefined> {
  const { integrationId, trigger, acceptMissing = false } = run
  const connected = await tx.integration.count({
    where: { id: integrationId, deletedAt: null, status: { not: 'paused' }, connection: { isNot: null } },
  })
  if (connected === 0) return undefined
  const [sync] = await tx.sync.createManyAndReturn({
    data: { integrationId, activeFor: integrationId, trigger, acceptMissing, createdAt: ctx.now() },
    skipDuplicates: true,
  })
  if (sync) await ctx.jobs.enqueueSync(tx, { syncId: sync.id }, jobOptionsOf(trigger))
  else if (trigger !== 'manual') {
    await tx.integration.update({ where: { id: integrationId }, data: { nextSyncAt: ctx.now() } })
  }
  return sync
}

/** Whoever did not leave it to the schedule waits for it. */
export const jobOptionsOf = (trigger: SyncTrigger) => ({ isWaitedFor: trigger !== 'schedule' })
