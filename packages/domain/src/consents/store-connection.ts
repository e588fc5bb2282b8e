import { type FreshGrant, toOpenGrant } from '../connections/grant.ts'
import { eraseHeldConnection, holdConnection } from '../connections/held-connection.ts'
import { insertConnection } from '../connections/insert-connection.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events/record-event.ts'
import { lockIntegration } from '../integrations/lock-integration.ts'
import { hashToken } from '../secrets/secret-token.ts'
import { cancelActiveRun } from '../sync/cancel-sync.ts'
import { insertSync } from '../sync/request-sync.ts'
import { firstSyncAt } from '../sync/sync-schedule.ts'
import type { Transaction } from '../transaction.ts'
import type { ConsentAttempt } from './consent-attempt.ts'
import { linkIsAlive } from './find-usable-link.ts'
import { ConsentFailureError, writeConsentFailure } from './record-consent-failure.ts'

/**
 * Stores a fresh grant in one transaction: turns the integration to connected, uses up the link, seals the
 * tokens and asks for the first fetch. Another company than before is held for a decision instead, and the link
 * lives on, for an owner who had picked the wrong one. @throws ConsentFailureError link_no_longer_valid
 */
export async function storeConnection(
  ctx: Context,
  attempt: ConsentAttempt,
  grant: FreshGrant,
): Promise<void> {
  const { integrationId: id, linkId, app } = attempt
  await ctx.db.prisma.$transaction(async tx => {
    await lockIntegration(tx, id)
    await lockUsableLink(tx, id, linkId)
    const stateHash = hashToken(attempt.state)
    const former = await tx.connection.findUnique({ where: { integrationId: id } })
    if (former && former.companyId !== grant.company.id) {
      await holdConnection(ctx, tx, { id, app }, grant)
      const link = { id: linkId, integrationId: id }
      return writeConsentFailure(ctx, tx, link, { reason: 'company_mismatch', stateHash })
    }
    await eraseHeldConnection(ctx, tx, { id, app })
    // An undo tells by the same instant whether the connection is still this attempt's.
    const connectedAt = ctx.now()
    await storeGrant(ctx, tx, attempt, { grant, connectedAt })
    await tx.consentAttempt.update({
      where: { stateHash },
      data: { outcome: 'connected', finishedAt: connectedAt },
    })
    // What a run with the former grant finds out is not about this one.
    await cancelActiveRun(ctx, tx, id)
    await insertSync(ctx, tx, { integrationId: id, trigger: 'consent' })
  })
}

async function lockUsableLink(tx: Transaction, integrationId: string, linkId: string): Promise<void> {
  const usable = await tx.$executeRaw`
    SELECT 1 FROM consent_links WHERE id = ${linkId}::uuid AND ${linkIsAlive} FOR UPDATE`
  const open = await tx.integration.count({
    where: { id: integrationId, deletedAt: null, status: { not: 'paused' } },
  })
  if (usable === 0 || open === 0) throw new ConsentFailureError('link_no_longer_valid')
}

async function storeGrant(
  ctx: Context,
  tx: Transaction,
  { integrationId, linkId }: ConsentAttempt,
  { grant, connectedAt }: { grant: FreshGrant; connectedAt: Date },
): Promise<void> {
  await tx.integration.update({
    where: { id: integrationId },
    data: {
      status: 'connected',
      attentionReason: null,
      failingSince: null,
      failureCount: 0,
      nextSyncAt: firstSyncAt(connectedAt, integrationId),
      version: { increment: 1 },
    },
  })
  await tx.$executeRaw`
    UPDATE consent_links SET used_at = now(), token_sealed = NULL, last_failure = NULL, last_failure_at = NULL
    WHERE id = ${linkId}::uuid`
  const open = toOpenGrant(grant, connectedAt)
  await insertConnection(ctx, tx, integrationId, { ...open, connectedAt })
  await recordEvent(tx, ctx, {
    type: 'consent.granted',
    integrationId,
    data: {
      linkId,
      company: open.companyName,
      organisationNumber: open.organisationNumber,
      ...(grant.tokens.scopes && { scopes: open.scopes }),
    },
  })
}
