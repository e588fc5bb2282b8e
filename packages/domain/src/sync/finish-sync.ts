import type { Sync } from '@collector/db'
import type { Context } from '../context.ts'
import { recordEvent } from '../events/record-event.ts'
import { clearAttention } from '../integrations/attention.ts'
import { lockIntegration } from '../integrations/lock-integration.ts'
import type { Transaction } from '../transaction.ts'
import { countMissing, hideMissing } from './hide-missing.ts'
import { recordOutcome } from './provider-outage.ts'
import { heldRun, SyncSupersededError } from './run-claim.ts'
import { nextSyncAt } from './sync-schedule.ts'
import type { SyncRun } from './take-run.ts'

/** Ends a complete run: its counts become history and an integration that needed attention has recovered. */
export async function finishSync(ctx: Context, run: SyncRun): Promise<void> {
  const { syncId, integrationId } = run
  const missing = await countMissing(ctx, run)
  await ctx.db.prisma.$transaction(async tx => {
    await lockIntegration(tx, integrationId)
    const [sync] = await tx.sync.updateManyAndReturn({
      where: heldRun(run),
      data: { status: 'succeeded', activeFor: null, finishedAt: ctx.now() },
    })
    if (!sync) throw new SyncSupersededError()
    const gone = await settleMissing(tx, run, sync, missing)
    await tx.integration.updateMany({
      where: { id: integrationId },
      data: { failingSince: null, failureCount: 0 },
    })
    const recovered = await clearAttention(tx, integrationId)
    // A grant that was gone had stopped the schedule.
    await tx.integration.updateMany({
      where: { id: integrationId, nextSyncAt: null, status: { in: ['connected', 'attention'] } },
      data: { nextSyncAt: nextSyncAt(ctx.now()) },
    })
    const system = { kind: 'system' } as const
    const { seen, added, changed, unchanged, quarantined, trigger } = sync
    await recordEvent(tx, ctx, {
      type: 'sync.succeeded',
      integrationId,
      actor: system,
      data: { syncId, trigger, seen, added, changed, unchanged, quarantined, ...gone },
    })
    if (recovered) await recordEvent(tx, ctx, { type: 'connection.recovered', integrationId, actor: system })
  })
  await recordOutcome(ctx, run.provider.app)
}

/**
 * Hides or holds what has vanished, if the run can tell, and moves the connection on. Until a run over the whole
 * window could tell for the settings as they are, whatever is missing is meant to be.
 */
async function settleMissing(
  tx: Transaction,
  run: SyncRun,
  sync: Sync,
  missing: number | undefined,
): Promise<{ missing: number; missingHeld: number }> {
  const { syncId, integrationId } = run
  const connection = await tx.connection.findUniqueOrThrow({ where: { integrationId } })
  const isKnown = missing !== undefined
  const acceptMissing = sync.acceptMissing || connection.wholeWindowAsOf === null
  const gone = isKnown
    ? await hideMissing(tx, run, { missing, acceptMissing })
    : { missing: 0, missingHeld: 0 }
  const total = { missing: sync.missing + gone.missing, missingHeld: gone.missingHeld }
  await tx.sync.update({ where: { id: syncId }, data: total })
  await tx.connection.update({
    where: { integrationId },
    data: {
      completeAsOf: sync.startedAt,
      ...(isKnown && { wholeWindowAsOf: sync.startedAt, missingHeld: gone.missingHeld }),
    },
  })
  return total
}
