import { authorize } from '../authorize.ts'
import { eraseConnection } from '../connections/erase-connection.ts'
import { revokeActiveLinks } from '../consents/revoke-consent-link.ts'
import type { Context } from '../context.ts'
import { DomainError } from '../domain-error.ts'
import { recordEvent } from '../events/record-event.ts'
import { findIntegration } from './find-integration.ts'
import { lockIntegration } from './lock-integration.ts'

/**
 * Deletes an integration: tokens, invoices and fetches are erased at once, its links stop working, and the
 * grant is withdrawn at the provider. A row with its name stays for the history. @throws not_found
 */
export async function deleteIntegration({
  ctx,
  input,
}: {
  ctx: Context
  input: { id: string }
}): Promise<void> {
  authorize(ctx, 'integrations:manage')
  const { id } = input
  await ctx.db.prisma.$transaction(async tx => {
    await lockIntegration(tx, id)
    const integration = await findIntegration(tx, id)
    const { count } = await tx.integration.updateMany({
      where: { id, deletedAt: null },
      data: {
        deletedAt: ctx.now(),
        nextSyncAt: null,
        ownerEmail: null,
        ownerLanguage: null,
        version: { increment: 1 },
      },
    })
    if (count === 0) throw new DomainError('not_found')
    await revokeActiveLinks(ctx, tx, id)
    await tx.consentLink.updateMany({ where: { integrationId: id }, data: { tokenSealed: null } })
    await eraseConnection(ctx, tx, integration)
    await tx.mail.deleteMany({ where: { integrationId: id } })
    await recordEvent(tx, ctx, {
      type: 'integration.deleted',
      integrationId: id,
      data: { name: integration.name },
    })
  })
}
