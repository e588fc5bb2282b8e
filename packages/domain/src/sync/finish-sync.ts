import type { Context } from '../context.ts'
import { recordEvent } from '../events/record-event.ts'
import { lockIntegration } from '../integrations/lock-integration.ts'
import { heldRun, type RunClaim, SyncSupersededError } from './run-claim.ts'
import { nextSyncAt } from './sync-schedule.ts'

/** Ends a complete run: its counts become history and an integration that needed attention has recovered. */
export async function finishSync(ctx: Context, claim: RunClaim): Promise<void> {
  const { syncId, integrationId } = claim
  await ctx.db.prisma.$transaction(async tx => {
    await lockIntegration(tx, integrationId)
    const [sync] = await tx.sync.updateManyAndReturn({
      where: heldRun(claim),
      data: { status: 'succeeded', activeFor: null, finishedAt: ctx.now() },
    })
    if (!sync) throw new SyncSupersededError()
    const { count: recovered } = await tx.integration.updateMany({
      where: { id: integrationId, status: 'attention' },
      data: { status: 'connected', attentionReason: null, version: { increment: 1 } },
    })
    await tx.integration.updateMany({
      where: { id: integrationId },
      data: { failingSince: null, failureCount: 0 },
    })
    // A grant that was gone had stopped the schedule.
    await tx.integration.updateMany({
      where: { id: integrationId, nextSyncAt: null, status: 'connected' },
      data: { nextSyncAt: nextSyncAt(ctx.now()) },
    })
    const system = { kind: 'system' } as const
    const { seen, added, changed, unchanged, quarantined, trigger } = sync
    await recordEvent(tx, ctx, {
      type: 'sync.succeeded',
      integrationId,
      actor: system,
      data: { syncId, trigger, seen, added, changed, unchanged, quarantined },
    })
    if (recovered > 0)
      await recordEvent(tx, ctx, { type: 'connection.recovered', integrationId, actor: system })
  })
}
