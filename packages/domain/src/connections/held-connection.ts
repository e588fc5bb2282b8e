import type { App } from '@collector/contracts'
import type { HeldConnection } from '@collector/db'
import type { Context } from '../context.ts'
import { recordEvent } from '../events/record-event.ts'
import type { Transaction } from '../transaction.ts'
import { type FreshGrant, toOpenGrant } from './grant.ts'
import { type OpenedToken, openToken } from './open-token.ts'
import { queueRevocation } from './revoke-grant.ts'
import { heldAccessTokenPlace, heldRefreshTokenPlace } from './token-places.ts'

/**
 * Keeps the grant of another company than the connected one for an administrator's decision; one that waited
 * before is withdrawn. Nothing of either company is read or changed by it.
 */
export async function holdConnection(
  ctx: Context,
  tx: Transaction,
  { id, app }: { id: string; app: App },
  grant: FreshGrant,
): Promise<void> {
  const replaced = await eraseHeldConnection(ctx, tx, { id, app })
  const before = await tx.integration.findUniqueOrThrow({ where: { id } })
  const heldAt = ctx.now()
  const { accessToken, refreshToken, ...values } = toOpenGrant(grant, heldAt)
  await tx.heldConnection.create({
    data: {
      integrationId: id,
      ...values,
      accessTokenSealed: ctx.vault.seal(accessToken, heldAccessTokenPlace(id)),
      refreshTokenSealed:
        refreshToken === null ? null : ctx.vault.seal(refreshToken, heldRefreshTokenPlace(id)),
      otherReason: replaced ? replaced.otherReason : before.attentionReason,
      heldAt,
    },
  })
  await tx.integration.update({
    where: { id },
    data: { status: 'attention', attentionReason: 'company_mismatch', version: { increment: 1 } },
  })
  await recordEvent(tx, ctx, {
    type: 'company.held',
    integrationId: id,
    data: { company: values.companyName },
  })
}

/** A held grant with its tokens open, those that do open. */
interface OpenHeldConnection extends HeldConnection {
  accessToken: OpenedToken
  refreshToken: OpenedToken
}

/**
 * Takes a held grant out and opens its tokens; undefined when none waits. @throws DomainError unavailable
 */
export async function takeHeldConnection(
  ctx: Context,
  tx: Transaction,
  integrationId: string,
): Promise<OpenHeldConnection | undefined> {
  const held = await tx.heldConnection.findUnique({ where: { integrationId } })
  if (!held) return undefined
  await tx.heldConnection.delete({ where: { integrationId } })
  return {
    ...held,
    accessToken: openToken(ctx, held.accessTokenSealed, heldAccessTokenPlace(integrationId)),
    refreshToken: openToken(ctx, held.refreshTokenSealed, heldRefreshTokenPlace(integrationId)),
  }
}

/** Declines a held grant: it is erased and withdrawn. Returns what it was; undefined when none waits. */
export async function eraseHeldConnection(
  ctx: Context,
  tx: Transaction,
  { id, app }: { id: string; app: App },
) {
  const held = await takeHeldConnection(ctx, tx, id)
  if (!held) return undefined
  const { companyId, companyName, serviceAccount, refreshToken } = held
  await queueRevocation(ctx, tx, { app, integrationId: id, companyId, serviceAccount, refreshToken })
  await recordEvent(tx, ctx, {
    type: 'company.declined',
    integrationId: id,
    data: { company: companyName },
  })
  return held
}
