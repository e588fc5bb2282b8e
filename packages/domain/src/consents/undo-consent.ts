import { awaitConsent } from '../connections/disconnect-integration.ts'
import { eraseConnection } from '../connections/erase-connection.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events/record-event.ts'
import { tellFollowersOfEnd } from '../incidents/tell-followers.ts'
import { lockIntegration } from '../integrations/lock-integration.ts'
import { hashToken } from '../secrets/secret-token.ts'
import { openAttempt, resultLifeMs } from './consent-attempt.ts'
import { OwnerProblemError } from './owner-problem.ts'

/**
 * "Wrong company": takes back what this attempt connected, within 30 minutes and in the browser that made it.
 * Tokens, invoices and fetches are erased, the grant is withdrawn, and the integration waits for consent
 * again, which its followers are told. Doing it twice is harmless; a connection that a later attempt has renewed
 * is not this one's to end.
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
  if (attempt?.purpose !== 'connect') throw new OwnerProblemError('other_browser')
  const { integrationId, linkId, app } = attempt
  const stateHash = hashToken(attempt.state)
  const since = new Date(ctx.now().getTime() - resultLifeMs)
  await ctx.db.prisma.$transaction(async tx => {
    await lockIntegration(tx, integrationId)
    const made = await tx.consentAttempt.findUnique({ where: { stateHash } })
    if (made?.outcome === 'undone') return
    if (made?.outcome !== 'connected' || made.createdAt <= since)
      throw new OwnerProblemError('attempt_expired', app)
    const connection = await tx.connection.findUnique({ where: { integrationId } })
    if (connection && connection.connectedAt.getTime() !== made.finishedAt?.getTime())
      throw new OwnerProblemError('link_used', app)
    if (!connection) return
    await eraseConnection(ctx, tx, { id: integrationId, app })
    await awaitConsent(tx, integrationId)
    await tx.consentLink.update({
      where: { id: linkId },
      data: { lastFailure: 'undone', lastFailureAt: ctx.now() },
    })
    await recordEvent(tx, ctx, {
      type: 'consent.failed',
      integrationId,
      data: { linkId, reason: 'undone', company: connection.companyName },
    })
    const integration = await tx.integration.findUniqueOrThrow({ where: { id: integrationId } })
    await tellFollowersOfEnd(ctx, tx, integration, connection.companyName)
  })
}
