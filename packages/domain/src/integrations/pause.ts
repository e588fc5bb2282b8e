import type { Prisma } from '@collector/db'
import { linkIsAlive } from '../consents/find-usable-link.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events/record-event.ts'
import { cancelActiveRun } from '../sync/cancel-sync.ts'
import type { Transaction } from '../transaction.ts'
import type { findIntegration } from './find-integration.ts'

type StoredIntegration = Awaited<ReturnType<typeof findIntegration>>

/** What is stored of an integration that is paused, or of one that is resumed as it was before the pause. */
export function pauseOrResume(
  ctx: Context,
  before: StoredIntegration,
  paused: boolean,
): Prisma.IntegrationUpdateManyMutationInput {
  if (paused) {
    const pausedBy = ctx.actor.kind === 'user' ? ctx.actor.name : null
    return { status: 'paused', pausedStatus: before.status, pausedBy, nextSyncAt: null }
  }
  const status = before.pausedStatus ?? 'pending'
  return { status, pausedStatus: null, pausedBy: null, nextSyncAt: status === 'pending' ? null : ctx.now() }
}

/** Writes down that it was paused or resumed; a pause ends its active fetch, and its link waits. */
export async function settlePause(
  ctx: Context,
  tx: Transaction,
  integrationId: string,
  paused: boolean,
): Promise<void> {
  const type = paused ? 'integration.paused' : 'integration.resumed'
  await recordEvent(tx, ctx, { type, integrationId })
  if (!paused) return await forgetPausedApproval(tx, integrationId)
  await cancelActiveRun(ctx, tx, integrationId)
}

/** An owner who came back during the pause was turned away from a link that works again. */
async function forgetPausedApproval(tx: Transaction, integrationId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE consent_links SET last_failure = NULL, last_failure_at = NULL
    WHERE integration_id = ${integrationId}::uuid AND last_failure = 'link_no_longer_valid' AND ${linkIsAlive}`
}
