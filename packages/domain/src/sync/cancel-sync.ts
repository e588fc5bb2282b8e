import type { Sync } from '@collector/contracts'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { DomainError } from '../domain-error.ts'
import { recordEvent } from '../events/record-event.ts'
import { findIntegration } from '../integrations/find-integration.ts'
import { lockIntegration } from '../integrations/lock-integration.ts'
import type { Transaction } from '../transaction.ts'
import { toSync } from './to-sync.ts'

/**
 * Ends the fetch that is queued or running. Pages it has stored stay, and its worker can store no more.
 * @throws not_found, no_sync_running
 */
export async function cancelSync({ ctx, input }: { ctx: Context; input: { id: string } }): Promise<Sync> {
  authorize(ctx, 'integrations:manage')
  return ctx.db.prisma.$transaction(async tx => {
    await lockIntegration(tx, input.id)
    await findIntegration(tx, input.id)
    const sync = await cancelActiveRun(ctx, tx, input.id)
    if (!sync) throw new DomainError('no_sync_running')
    await recordEvent(tx, ctx, { type: 'sync.cancelled', integrationId: input.id, data: { syncId: sync.id } })
    return toSync(sync)
  })
}

/** The same inside a verb's own transaction; undefined when none was active. */
export async function cancelActiveRun(ctx: Context, tx: Transaction, integrationId: string) {
  const [sync] = await tx.sync.updateManyAndReturn({
    where: { activeFor: integrationId },
    data: { status: 'cancelled', activeFor: null, finishedAt: ctx.now() },
  })
  return sync
}
