import type { Integration } from '@collector/contracts'
import { authorize } from '../authorize.ts'
import { revokeActiveLinks } from '../consents/revoke-consent-link.ts'
import type { Context } from '../context.ts'
import { DomainError } from '../domain-error.ts'
import { recordEvent } from '../events/record-event.ts'
import { findIntegration } from '../integrations/find-integration.ts'
import { readIntegration } from '../integrations/get-integration.ts'
import { lockIntegration } from '../integrations/lock-integration.ts'
import type { Transaction } from '../transaction.ts'
import { eraseConnection } from './erase-connection.ts'

/**
 * Ends the connection: the grant is withdrawn at the provider, tokens, invoices and fetches are erased, and the
 * integration waits for consent again. @throws not_found, not_connected
 */
export async function disconnectIntegration({
  ctx,
  input,
}: {
  ctx: Context
  input: { id: string }
}): Promise<Integration> {
  authorize(ctx, 'integrations:manage')
  const { id } = input
  return ctx.db.prisma.$transaction(async tx => {
    await lockIntegration(tx, id)
    const { app } = await findIntegration(tx, id)
    const company = await eraseConnection(ctx, tx, { id, app })
    if (company === undefined) throw new DomainError('not_connected')
    await revokeActiveLinks(ctx, tx, id)
    await awaitConsent(tx, id)
    await recordEvent(tx, ctx, { type: 'connection.ended', integrationId: id, data: { company } })
    return readIntegration(ctx, tx, id)
  })
}

/** An integration without a connection waits for consent, now or when it is resumed. */
export async function awaitConsent(tx: Transaction, id: string): Promise<void> {
  const emptied = {
    attentionReason: null,
    failingSince: null,
    failureCount: 0,
    nextSyncAt: null,
    // Whoever connects next may be somebody else.
    ownerEmail: null,
    ownerLanguage: null,
    version: { increment: 1 },
  }
  await tx.integration.updateMany({
    where: { id, status: 'paused' },
    data: { ...emptied, pausedStatus: 'pending' },
  })
  await tx.integration.updateMany({
    where: { id, status: { not: 'paused' } },
    data: { ...emptied, status: 'pending' },
  })
}
