import { type Provider, ProviderError, type Tokens } from '@collector/providers'
import type { Context } from '../context.ts'
import { accessTokenPlace, refreshTokenPlace } from './token-places.ts'

const refreshMarginMs = 2 * 60_000
const leaseMs = 90_000
const pollMs = 250

/**
 * An access token that lives for at least two more minutes. Over all processes at most one refreshes a
 * connection at a time: it holds a lease in the row, longer than the request may take, and its write is
 * fenced by `token_version`. `staleToken` is one that the provider has just refused. @throws ProviderError
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
    const { tokenVersion } = connection
    const leaseUntil = await takeLease(ctx, integrationId, tokenVersion)
    if (leaseUntil) {
      const refreshToken = ctx.vault.open(connection.refreshTokenSealed, refreshTokenPlace(integrationId))
      const held = { integrationId, tokenVersion, leaseUntil, refreshToken }
      const renewed = await refreshUnderLease(ctx, provider, held)
      if (renewed) return renewed
    } else {
      await new Promise(resolve => setTimeout(resolve, pollMs))
    }
  }
  throw new ProviderError('unavailable', { cause: 'another process is still refreshing' })
}

/**
 * Until when this caller alone may refresh; undefined while somebody else may, or when the tokens have
 * changed.
 */
async function takeLease(
  ctx: Context,
  integrationId: string,
  tokenVersion: number,
): Promise<Date | undefined> {
  const [taken] = await ctx.db.prisma.$queryRaw<{ until: Date }[]>`
    UPDATE connections SET refresh_lease_until = now() + ${leaseMs} * interval '1 millisecond'
    WHERE integration_id = ${integrationId}::uuid AND token_version = ${tokenVersion}
      AND (refresh_lease_until IS NULL OR refresh_lease_until < now())
    RETURNING refresh_lease_until AS until`
  return taken?.until
}

interface HeldLease {
  integrationId: string
  tokenVersion: number
  leaseUntil: Date
  refreshToken: string
}

/**
 * The new access token; undefined when somebody else has changed the connection meanwhile, so look at it
 * again.
 */
async function refreshUnderLease(
  ctx: Context,
  provider: Provider,
  held: HeldLease,
): Promise<string | undefined> {
  const { integrationId, tokenVersion, leaseUntil } = held
  let tokens: Tokens
  try {
    tokens = await provider.refresh(held.refreshToken)
  } catch (error) {
    const { count } = await ctx.db.prisma.connection.updateMany({
      where: { integrationId, tokenVersion, refreshLeaseUntil: leaseUntil },
      data: { refreshLeaseUntil: null },
    })
    // A refusal of tokens that are no longer the stored ones says nothing about those that are.
    if (count === 0) return undefined
    throw error
  }
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
  if (count > 0) return tokens.accessToken
  await withdrawIfDisconnected(ctx, provider, integrationId, tokens)
  return undefined
}

/**
 * Whoever disconnected during a refresh withdrew a token that this refresh had replaced: withdraws its
 * successor.
 */
async function withdrawIfDisconnected(
  ctx: Context,
  provider: Provider,
  integrationId: string,
  tokens: Tokens,
): Promise<void> {
  if (!tokens.refreshToken || (await ctx.db.prisma.connection.count({ where: { integrationId } })) > 0) return
  await provider
    .revoke(tokens.refreshToken)
    .catch(() => ctx.log.warn({ integrationId }, 'grant of a refresh that came too late not revoked'))
}
