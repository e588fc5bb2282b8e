import type { App } from '@collector/contracts'
import { type Grant, type Provider, ProviderError, type Tokens } from '@collector/providers'
import type { Context } from '../context.ts'
import { keepTrying } from './keep-trying.ts'
import { accessTokenPlace, refreshTokenPlace } from './token-places.ts'
import { withdrawIfReplaced } from './withdraw-if-replaced.ts'

const refreshMarginMs = 2 * 60_000
/** Longer than a request for tokens may take. */
export const leaseMs = 90_000
/** How often somebody looks who waits for another one's lease. */
export const pollMs = 250

/** The cause of an error that says nothing about the provider: our own other process has not come to an end. */
export const stillRefreshing = 'another process is still refreshing'

/** The cause of another one: the connection ended while it was to be used. */
export const noLongerConnected = 'no longer connected'

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
    if (!connection) throw new ProviderError('invalid_grant', { cause: noLongerConnected })
    const accessToken = ctx.vault.open(connection.accessTokenSealed, accessTokenPlace(integrationId))
    const isFresh = connection.accessTokenExpiresAt.getTime() - ctx.now().getTime() > refreshMarginMs
    if (isFresh && accessToken !== staleToken) return accessToken
    const { tokenVersion, companyId, serviceAccount, refreshTokenSealed } = connection
    const leaseUntil = await takeLease(ctx, integrationId, tokenVersion)
    if (leaseUntil) {
      const refreshToken =
        refreshTokenSealed && ctx.vault.open(refreshTokenSealed, refreshTokenPlace(integrationId))
      const grant = { companyId, serviceAccount, refreshToken }
      const renewed = await renewUnderLease(ctx, provider, { integrationId, tokenVersion, leaseUntil, grant })
      if (renewed) return renewed
    } else {
      await ctx.sleep(pollMs)
    }
  }
  throw new ProviderError('unavailable', { cause: stillRefreshing })
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
  grant: Grant
}

/**
 * The new access token; undefined when somebody else has changed the connection meanwhile, so look at it
 * again.
 */
async function renewUnderLease(
  ctx: Context,
  provider: Provider,
  held: HeldLease,
): Promise<string | undefined> {
  const { integrationId, tokenVersion, leaseUntil } = held
  let tokens: Tokens
  try {
    tokens = await provider.renew(held.grant)
  } catch (error) {
    const { count } = await ctx.db.prisma.connection.updateMany({
      where: { integrationId, tokenVersion, refreshLeaseUntil: leaseUntil },
      data: { refreshLeaseUntil: null },
    })
    // A refusal of tokens that are no longer the stored ones says nothing about those that are.
    if (count === 0) return undefined
    throw error
  }
  const isStored = await keepTrying(ctx, leaseMs, () => storeRenewed(ctx, provider.app, held, tokens))
  return isStored ? tokens.accessToken : undefined
}

/**
 * The one write that a grant with a rotating refresh token hangs on. False when the row has other tokens: somebody
 * else's, or these ones, by an earlier try whose answer was lost.
 */
async function storeRenewed(ctx: Context, app: App, held: HeldLease, tokens: Tokens): Promise<boolean> {
  const { integrationId, tokenVersion, grant } = held
  const { count } = await ctx.db.prisma.connection.updateMany({
    where: { integrationId, tokenVersion },
    data: {
      accessTokenSealed: ctx.vault.seal(tokens.accessToken, accessTokenPlace(integrationId)),
      accessTokenExpiresAt: new Date(ctx.now().getTime() + tokens.expiresInSeconds * 1000),
      ...(tokens.refreshToken && {
        refreshTokenSealed: ctx.vault.seal(tokens.refreshToken, refreshTokenPlace(integrationId)),
      }),
      tokensRenewedAt: ctx.now(),
      tokenVersion: { increment: 1 },
      refreshLeaseUntil: null,
    },
  })
  if (count > 0) return true
  const { companyId } = grant
  await withdrawIfReplaced(ctx, { app, integrationId, companyId, refreshToken: tokens.refreshToken })
  return false
}
