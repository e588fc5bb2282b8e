import { randomInt } from 'node:crypto'
import type { Context } from '../context.ts'
import type { Transaction } from '../transaction.ts'
import { accessTokenPlace, refreshTokenPlace } from './token-places.ts'

/** A grant with its tokens open. */
export interface OpenGrant {
  companyId: string
  companyName: string
  organisationNumber: string | null
  companyCurrency: string
  serviceAccount: boolean
  scopes: string[]
  accessToken: string
  accessTokenExpiresAt: Date
  refreshToken: string | null
  connectedAt: Date
}

/** Makes a grant the integration's connection, in place of an older one of the same company. */
export async function insertConnection(
  ctx: Context,
  tx: Transaction,
  integrationId: string,
  grant: OpenGrant,
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
    tokensRenewedAt: grant.connectedAt,
    connectedAt: grant.connectedAt,
  }
  await tx.connection.upsert({
    where: { integrationId },
    // Begins anywhere, so that a late refresh of a connection that was removed never fits its successor.
    create: { integrationId, companyId, tokenVersion: randomInt(2 ** 30), ...values },
    update: { ...values, tokenVersion: { increment: 1 } },
  })
}
