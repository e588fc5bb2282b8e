import { type Provider, ProviderError } from '@collector/providers'
import type { Context } from '../context.ts'
import { accessTokenPlace, refreshTokenPlace } from './token-places.ts'

const refreshMarginMs = 2 * 60_000
const leaseMs = 90_000
const pollMs = 250

/**
 * An access token that lives for at least two more minutes. Over all processes at most one refreshes a connection at
 * a time: it holds a lease in the row, longer than the request may take, and its write is fenced by `token_version`.
 * `staleToken` is one that the provider has just refused. @throws ProviderError
 */
export async function getAccessToken(
  ctx: Context,
  provider: Provider,
  integrationId: string,
  staleToken?: string,
): Promise<string> {
  const deadline = ctx.now().getTime() + leaseMs
  while (ctx.now().getTime() < deadline) {
    const connection = await ctx.db.prisma.connection.findUnique({ where: { integrationId } })
    if (!connection) throw new ProviderError('invalid_grant')
    const accessToken = ctx.vault.open(connection.accessTokenSealed, accessTokenPlace(integrationId))
    const isFresh = connection.accessTokenExpiresAt.getTime() - ctx.now().getTime() > refreshMarginMs
    if (isFresh && accessToken !== staleToken) return accessToken
    if (!connection.refreshTokenSealed) throw new ProviderError('invalid_grant')
    if (await takeLease(ctx, integrationId, connection.tokenVersion)) {
      const refreshToken = ctx.vault.open(connection.refreshTokenSealed, refreshTokenPlace(integrationId))
      return refreshAndStore(ctx, provider, {
        integrationId,
        refreshToken,
        tokenVersion: connection.tokenVersion,
      })
    }
    await new Promise(resolve => setTimeout(resolve, pollMs))
  }
  throw new ProviderError('unavailable', { cause: 'another process is still refreshing' })
}

async function takeLease(ctx: Context, integrationId: string, tokenVersion: number): Promise<boolean> {
  const taken = await ctx.db.prisma.$executeRaw`
    UPDATE connections SET refresh_lease_until = now() + ${leaseMs} * interval '1 millisecond'
    WHERE integration_id = ${integrationId}::uuid AND token_version = ${tokenVersion}
      AND (refresh_lease_until IS NULL OR refresh_lease_until < now())`
  return taken === 1
}

async function refreshAndStore(
  ctx: Context,
  provider: Provider,
  held: { integrationId: string; refreshToken: string; tokenVersion: number },
): Promise<string> {
  const { integrationId, refreshToken, tokenVersion } = held
  try {
    const tokens = await provider.refresh(refreshToken)
    const { count } = await ctx.db.prisma.connection.updateMany({
      where: { integrationId, tokenVersion },
      data: {
        accessTokenSealed: ctx.vault.seal(tokens.accessToken, accessTokenPlace(integrationId)),
        accessTokenExpiresAt: new Date(ctx.now().getTime() + tokens.expiresInSeconds * 1000),
        ...(tokens.refreshToken && {
          refreshTokenSealed: ctx.vault.seal(tokens.refreshToken, refreshTokenPlace(integrationId)),
        }),
        tokenVersion: { increment: 1 },
        refreshLeaseUntil: null,
      },
    })
    if (count === 0) throw new ProviderError('unavailable', { cause: 'the connection changed meanwhile' })
    return tokens.accessToken
  } catch (error) {
    await ctx.db.prisma.connection.updateMany({
      where: { integrationId, tokenVersion },
      data: { refreshLeaseUntil: null },
    })
    throw error
  }
}
