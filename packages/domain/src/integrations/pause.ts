import type { Prisma } from '@collector/db'
import { revokeActiveLinks } from '../consents/revoke-consent-link.ts'
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

/** Writes down that it was paused or resumed; a pause ends its active link and fetch. */
export async function settlePause(
  ctx: Context,
  tx: Transaction,
  integrationId: string,
  paused: boolean,
): Promise<void> {
  const type = paused ? 'integration.paused' : 'integration.resumed'
  await recordEvent(tx, ctx, { type, integrationId })
  if (!paused) return
  await revokeActiveLinks(ctx, tx, integrationId)
  await cancelActiveRun(ctx, tx, integrationId)
}
