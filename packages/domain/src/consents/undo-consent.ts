import { eraseConnection } from '../connections/erase-connection.ts'
import { revokeGrant } from '../connections/revoke-grant.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events/record-event.ts'
import { lockIntegration } from '../integrations/lock-integration.ts'
import { hashToken } from '../secrets/secret-token.ts'
import { openAttempt, resultLifeMs } from './consent-attempt.ts'
import { OwnerProblemError } from './owner-problem.ts'

/**
 * "Wrong company": takes back what this attempt connected, within 30 minutes and in the browser that made it.
 * Tokens, invoices and fetches are erased, the grant is withdrawn, and the integration waits for consent
 * again. Doing it twice is harmless; a connection that a later attempt has renewed is not this one's to end.
 * @throws OwnerProblemError other_browser, attempt_expired, link_used
 */
export async function undoConsent({
  ctx,
  input,
}: {
  ctx: Context
  input: { reference: string; sealedAttempt: string | undefined }
}): Promise<void> {
  const attempt = openAttempt(ctx.vault, input.sealedAttempt, input.reference)
  if (!attempt) throw new OwnerProblemError('other_browser')
  const { integrationId, linkId, app } = attempt
  const stateHash = hashToken(attempt.state)
  const since = new Date(ctx.now().getTime() - resultLifeMs)
  const grant = await ctx.db.prisma.$transaction(async tx => {
    await lockIntegration(tx, integrationId)
    const made = await tx.consentAttempt.findUnique({ where: { stateHash } })
    if (made?.outcome === 'undone') return undefined
    if (made?.outcome !== 'connected' || made.createdAt <= since)
      throw new OwnerProblemError('attempt_expired', app)
    const connection = await tx.connection.findUnique({ where: { integrationId } })
    if (connection && connection.connectedAt.getTime() !== made.finishedAt?.getTime())
      throw new OwnerProblemError('link_used', app)
    await tx.consentAttempt.updateMany({
      where: { link: { integrationId }, outcome: 'connected' },
      data: { outcome: 'undone' },
    })
    if (!connection) return undefined
    await eraseConnection(tx, integrationId)
    const emptied = { attentionReason: null, nextSyncAt: null, version: { increment: 1 } }
    await tx.integration.updateMany({
      where: { id: integrationId, status: 'paused' },
      data: { ...emptied, pausedStatus: 'pending' },
    })
    await tx.integration.updateMany({
      where: { id: integrationId, status: { not: 'paused' } },
      data: { ...emptied, status: 'pending' },
    })
    await tx.consentLink.update({
      where: { id: linkId },
      data: { lastFailure: 'undone', lastFailureAt: ctx.now() },
    })
    await recordEvent(tx, ctx, {
      type: 'consent.failed',
      integrationId,
      data: { linkId, reason: 'undone', company: connection.companyName },
    })
    return connection
  })
  if (grant) await revokeGrant(ctx, { app, connection: grant })
}
