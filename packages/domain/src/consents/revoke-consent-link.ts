import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { DomainError } from '../domain-error.ts'
import { recordEvent } from '../events/record-event.ts'
import { findIntegration } from '../integrations/find-integration.ts'
import { lockIntegration } from '../integrations/lock-integration.ts'
import type { Transaction } from '../transaction.ts'
import { linkIsAlive } from './find-usable-link.ts'

/** Revokes the active link of an integration. @throws not_found, consent_link_not_active */
export async function revokeConsentLink({
  ctx,
  input,
}: {
  ctx: Context
  input: { id: string }
}): Promise<void> {
  authorize(ctx, 'consent-links:manage')
  await ctx.db.prisma.$transaction(async tx => {
    await lockIntegration(tx, input.id)
    await findIntegration(tx, input.id)
    const revoked = await revokeActiveLinks(ctx, tx, input.id)
    if (revoked === 0) throw new DomainError('consent_link_not_active')
  })
}

/** Revokes whatever link of the integration still works and erases its token; returns how many there were. */
export async function revokeActiveLinks(
  ctx: Context,
  tx: Transaction,
  integrationId: string,
): Promise<number> {
  const count = await tx.$executeRaw`
    UPDATE consent_links SET revoked_at = now(), token_sealed = NULL
    WHERE integration_id = ${integrationId}::uuid AND ${linkIsAlive}`
  if (count === 0) return count
  // Mails that no worker has yet would bring a dead link.
  await tx.mail.updateMany({
    where: { consentLink: { integrationId, revokedAt: { not: null } }, status: 'queued', leaseUntil: null },
    data: { status: 'failed', failure: 'too_late', dataSealed: null, endedAt: ctx.now() },
  })
  await recordEvent(tx, ctx, { type: 'consent_link.revoked', integrationId })
  return count
}
