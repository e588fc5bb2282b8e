import { type FreshGrant, toOpenGrant } from '../connections/grant.ts'
import { insertConnection } from '../connections/insert-connection.ts'
import type { ConsentAttempt } from '../consents/consent-attempt.ts'
import { ConsentFailureError } from '../consents/record-consent-failure.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events/record-event.ts'
import { lockIntegration } from '../integrations/lock-integration.ts'
import { hashToken } from '../secrets/secret-token.ts'
import { cancelActiveRun } from '../sync/cancel-sync.ts'
import { insertSync } from '../sync/request-sync.ts'
import { firstSyncAt } from '../sync/sync-schedule.ts'
import type { Transaction } from '../transaction.ts'
import { findManagedLink } from './find-managed-link.ts'

/**
 * Lets a browser manage the connection, if the company that it just logged in to is the connected one. The fresh grant
 * takes the place of the former, for a provider may end that one when it gives another; a lapsed consent is thereby
 * renewed. @throws ConsentFailureError company_mismatch, OwnerProblemError
 */
export async function verifyOwner(ctx: Context, attempt: ConsentAttempt, grant: FreshGrant): Promise<void> {
  const { integrationId, linkId } = attempt
  await ctx.db.prisma.$transaction(async tx => {
    await lockIntegration(tx, integrationId)
    const { connection } = await findManagedLink(tx, { id: linkId })
    if (connection.companyId !== grant.company.id) throw new ConsentFailureError('company_mismatch')
    const { connectedAt } = connection
    await insertConnection(ctx, tx, integrationId, { ...toOpenGrant(grant, ctx.now()), connectedAt })
    const isMended = await mend(ctx, tx, integrationId)
    await tx.consentAttempt.update({
      where: { stateHash: hashToken(attempt.state) },
      data: { outcome: 'verified', finishedAt: ctx.now() },
    })
    const data = { linkId, company: grant.company.name, renewed: isMended }
    await recordEvent(tx, ctx, { type: 'management.opened', integrationId, data })
  })
}

/**
 * What had stopped for want of consent goes on, after the pause of one that is paused, and also beside a decision that
 * is waited for; returns whether anything had.
 */
async function mend(ctx: Context, tx: Transaction, id: string): Promise<boolean> {
  const { status, attentionReason } = await tx.integration.findUniqueOrThrow({ where: { id } })
  const { count: held } = await tx.heldConnection.updateMany({
    where: { integrationId: id, otherReason: 'reauthorization_required' },
    data: { otherReason: null },
  })
  if (held === 0 && attentionReason !== 'reauthorization_required') return false
  const isPaused = status === 'paused'
  const connected = isPaused ? { pausedStatus: 'connected' as const } : { status: 'connected' as const }
  await tx.integration.update({
    where: { id },
    data: {
      ...(held === 0 && { ...connected, attentionReason: null }),
      failingSince: null,
      failureCount: 0,
      nextSyncAt: isPaused ? null : firstSyncAt(ctx.now(), id),
      version: { increment: 1 },
    },
  })
  await cancelActiveRun(ctx, tx, id)
  await insertSync(ctx, tx, { integrationId: id, trigger: 'consent' })
  return true
}
