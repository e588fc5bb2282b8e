import { awaitConsent } from '../connections/disconnect-integration.ts'
import { eraseConnection } from '../connections/erase-connection.ts'
import { OwnerProblemError } from '../consents/owner-problem.ts'
import { revokeActiveLinks } from '../consents/revoke-consent-link.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events/record-event.ts'
import { tellFollowersOfEnd } from '../incidents/tell-followers.ts'
import { lockIntegration } from '../integrations/lock-integration.ts'
import { isProven, openManagement } from './open-management.ts'

/**
 * The owner ends the connection: tokens, invoices and fetches are erased, the grant is withdrawn, the integration waits
 * for consent again and its followers are told. Doing it twice is harmless.
 * @throws OwnerProblemError other_browser, attempt_expired, nothing_connected
 */
export async function disconnectAsOwner({
  ctx,
  input,
}: {
  ctx: Context
  input: { reference: string; sealedAttempt: string | undefined }
}): Promise<void> {
  const { attempt } = await openManagement(ctx, ctx.db.prisma, input)
  const { app, integrationId: id } = attempt
  await ctx.db.prisma.$transaction(async tx => {
    await lockIntegration(tx, id)
    const { made } = await openManagement(ctx, tx, input)
    if (made.outcome === 'ended') return
    if (made.outcome !== 'verified') throw new OwnerProblemError('attempt_expired', app)
    const connection = await tx.connection.findUnique({ where: { integrationId: id } })
    if (!isProven(made, connection)) throw new OwnerProblemError('nothing_connected', app)
    await tx.consentAttempt.updateMany({
      where: { link: { integrationId: id }, outcome: 'verified' },
      data: { outcome: 'ended' },
    })
    const company = await eraseConnection(ctx, tx, { id, app })
    await revokeActiveLinks(ctx, tx, id)
    await awaitConsent(tx, id)
    await recordEvent(tx, ctx, {
      type: 'connection.ended',
      integrationId: id,
      data: { company: company ?? connection.companyName },
    })
    const integration = await tx.integration.findUniqueOrThrow({ where: { id } })
    await tellFollowersOfEnd(ctx, tx, integration, connection.companyName)
  })
}
