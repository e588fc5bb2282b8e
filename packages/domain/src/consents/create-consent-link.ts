import { randomUUID } from 'node:crypto'
import type { ConsentLink, createConsentLink as endpoint, ParsedRequestOf } from '@collector/contracts'
import type { ConsentLink as StoredLink } from '@collector/db'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { DomainError } from '../domain-error.ts'
import { recordEvent } from '../events/record-event.ts'
import { findIntegration } from '../integrations/find-integration.ts'
import { lockIntegration } from '../integrations/lock-integration.ts'
import { createSecretToken, hashToken } from '../secrets/secret-token.ts'
import type { Transaction } from '../transaction.ts'
import { linkTokenPlace } from './link-token-place.ts'
import { revokeActiveLinks } from './revoke-consent-link.ts'
import { toConsentLink } from './to-consent-link.ts'

const dayMs = 24 * 60 * 60_000

/** Makes a new consent link; an older one stops working at once. @throws not_found, integration_paused */
export async function createConsentLink({
  ctx,
  input,
}: {
  ctx: Context
  input: ParsedRequestOf<typeof endpoint>['body'] & { id: string }
}): Promise<ConsentLink> {
  authorize(ctx, 'consent-links:manage')
  return ctx.db.prisma.$transaction(async tx => {
    await lockIntegration(tx, input.id)
    const integration = await findIntegration(tx, input.id)
    if (integration.status === 'paused') throw new DomainError('integration_paused')
    await revokeActiveLinks(ctx, tx, integration.id)
    const { validDays } = input
    return toConsentLink(ctx, await insertConsentLink(ctx, tx, { integrationId: integration.id, validDays }))
  })
}

/**
 * Adds a link to an integration that has no active one. The token is stored hashed for look-up and sealed for
 * display.
 */
export async function insertConsentLink(
  ctx: Context,
  tx: Transaction,
  { integrationId, validDays }: { integrationId: string; validDays: number },
): Promise<StoredLink> {
  const id = randomUUID()
  const token = createSecretToken()
  const createdAt = ctx.now()
  const link = await tx.consentLink.create({
    data: {
      id,
      integrationId,
      tokenHash: hashToken(token),
      tokenSealed: ctx.vault.seal(token, linkTokenPlace(id)),
      createdById: ctx.actor.kind === 'user' ? ctx.actor.id : null,
      createdAt,
      expiresAt: new Date(createdAt.getTime() + validDays * dayMs),
    },
  })
  await recordEvent(tx, ctx, { type: 'consent_link.created', integrationId, data: { linkId: id, validDays } })
  return link
}
