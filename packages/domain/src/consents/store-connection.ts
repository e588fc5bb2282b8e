import { randomInt } from 'node:crypto'
import type { ProviderCompany, Tokens } from '@collector/providers'
import { accessTokenPlace, refreshTokenPlace } from '../connections/token-places.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events/record-event.ts'
import { hashToken } from '../secrets/secret-token.ts'
import { insertSync } from '../sync/request-sync.ts'
import { firstSyncAt } from '../sync/sync-schedule.ts'
import type { Transaction } from '../transaction.ts'
import type { ConsentAttempt } from './consent-attempt.ts'
import { linkIsAlive } from './find-usable-link.ts'
import { ConsentFailureError } from './record-consent-failure.ts'

/**
 * Stores a fresh grant in one transaction: turns the integration to connected, uses up the link, seals the
 * tokens and asks for the first fetch. @throws ConsentFailureError link_no_longer_valid, company_mismatch
 */
export async function storeConnection(
  ctx: Context,
  { attempt, tokens, company }: { attempt: ConsentAttempt; tokens: Tokens; company: ProviderCompany },
): Promise<void> {
  const { integrationId, linkId } = attempt
  const connectedAt = ctx.now()
  await ctx.db.prisma.$transaction(async tx => {
    const { count } = await tx.integration.updateMany({
      where: { id: integrationId, deletedAt: null, status: { not: 'paused' } },
      data: {
        status: 'connected',
        attentionReason: null,
        failingSince: null,
        failureCount: 0,
        nextSyncAt: firstSyncAt(connectedAt, integrationId),
        version: { increment: 1 },
      },
    })
    if (count === 0) throw new ConsentFailureError('link_no_longer_valid')
    await useUpLink(tx, linkId)
    await upsertConnection(ctx, tx, { integrationId, tokens, company, connectedAt })
    await tx.consentAttempt.update({
      where: { stateHash: hashToken(attempt.state) },
      data: { outcome: 'connected', finishedAt: connectedAt },
    })
    await recordEvent(tx, ctx, {
      type: 'consent.granted',
      integrationId,
      data: {
        linkId,
        company: company.name,
        organisationNumber: company.organisationNumber,
        ...(tokens.scopes && { scopes: [...tokens.scopes] }),
      },
    })
    await insertSync(ctx, tx, { integrationId, trigger: 'consent' })
  })
}

async function useUpLink(tx: Transaction, linkId: string): Promise<void> {
  const used = await tx.$executeRaw`
    UPDATE consent_links SET used_at = now(), token_sealed = NULL, last_failure = NULL, last_failure_at = NULL
    WHERE id = ${linkId}::uuid AND ${linkIsAlive}`
  if (used === 0) throw new ConsentFailureError('link_no_longer_valid')
}

async function upsertConnection(
  ctx: Context,
  tx: Transaction,
  grant: { integrationId: string; tokens: Tokens; company: ProviderCompany; connectedAt: Date },
): Promise<void> {
  const { integrationId, tokens, company, connectedAt } = grant
  const former = await tx.connection.findUnique({ where: { integrationId } })
  if (former && former.companyId !== company.id) throw new ConsentFailureError('company_mismatch')
  const values = {
    companyName: company.name,
    organisationNumber: company.organisationNumber,
    companyCurrency: company.currency,
    scopes: [...(tokens.scopes ?? [])],
    accessTokenSealed: ctx.vault.seal(tokens.accessToken, accessTokenPlace(integrationId)),
    accessTokenExpiresAt: new Date(connectedAt.getTime() + tokens.expiresInSeconds * 1000),
    refreshTokenSealed: tokens.refreshToken
      ? ctx.vault.seal(tokens.refreshToken, refreshTokenPlace(integrationId))
      : null,
    refreshLeaseUntil: null,
    connectedAt,
  }
  await tx.connection.upsert({
    where: { integrationId },
    // Begins anywhere, so that a late refresh of a connection that was removed never fits its successor.
    create: { integrationId, companyId: company.id, tokenVersion: randomInt(2 ** 30), ...values },
    update: { ...values, tokenVersion: { increment: 1 } },
  })
}
