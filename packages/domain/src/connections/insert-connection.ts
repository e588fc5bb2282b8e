import { randomInt } from 'node:crypto'
import type { Context } from '../context.ts'
import { VaultError } from '../secrets/vault.ts'
import type { Transaction } from '../transaction.ts'
import type { OpenGrant } from './grant.ts'
import { keepReplacedGrant } from './revoke-grant.ts'
import { accessTokenPlace, refreshTokenPlace } from './token-places.ts'

/**
 * Makes a grant, whose tokens are new, the integration's connection, in place of an older one of the same company;
 * `connectedAt` is when that company was connected.
 */
export async function insertConnection(
  ctx: Context,
  tx: Transaction,
  integrationId: string,
  grant: OpenGrant & { connectedAt: Date },
): Promise<void> {
  const { companyId, accessToken, refreshToken } = grant
  const values = {
    companyName: grant.companyName,
    organisationNumber: grant.organisationNumber,
    companyCurrency: grant.companyCurrency,
    serviceAccount: grant.serviceAccount,
    scopes: grant.scopes,
    accessTokenSealed: ctx.vault.seal(accessToken, accessTokenPlace(integrationId)),
    accessTokenExpiresAt: grant.accessTokenExpiresAt,
    refreshTokenSealed:
      refreshToken === null ? null : ctx.vault.seal(refreshToken, refreshTokenPlace(integrationId)),
    refreshLeaseUntil: null,
    tokensRenewedAt: ctx.now(),
    connectedAt: grant.connectedAt,
  }
  await keepReplaced(ctx, tx, integrationId)
  await tx.connection.upsert({
    where: { integrationId },
    // Begins anywhere, so that a late refresh of a connection that was removed never fits its successor.
    create: { integrationId, companyId, tokenVersion: randomInt(2 ** 30), ...values },
    update: { ...values, tokenVersion: { increment: 1 } },
  })
}

async function keepReplaced(ctx: Context, tx: Transaction, integrationId: string): Promise<void> {
  const former = await tx.connection.findUnique({
    where: { integrationId },
    include: { integration: { select: { app: true } } },
  })
  if (!former?.refreshTokenSealed) return
  const { companyId, serviceAccount, refreshTokenSealed, integration } = former
  try {
    const refreshToken = ctx.vault.open(refreshTokenSealed, refreshTokenPlace(integrationId))
    const grant = { app: integration.app, integrationId, companyId, serviceAccount, refreshToken }
    await keepReplacedGrant(ctx, tx, grant)
  } catch (error) {
    if (!(error instanceof VaultError)) throw error
    // A new approval is what mends a token whose key is lost.
    ctx.log.warn({ integrationId, err: error }, 'replaced token does not open')
  }
}
