import { type Provider, ProviderError, type Tokens } from '@collector/providers'
import type { Context } from '../context.ts'
import { DomainError } from '../domain-error.ts'
import { leaseMs, pollMs, stillRefreshing } from './get-access-token.ts'
import { keepTrying } from './keep-trying.ts'
import { openToken, unreadable } from './open-token.ts'
import { heldAccessTokenPlace, heldRefreshTokenPlace } from './token-places.ts'
import { withdrawIfReplaced } from './withdraw-if-replaced.ts'

interface HeldGrant {
  integrationId: string
  heldAt: Date
}

interface Lease {
  until: Date
  companyId: string
  serviceAccount: boolean
  refreshTokenSealed: Uint8Array | null
}

/**
 * Renews the tokens of a company that waits for a decision: they are as good as ever, or the grant is gone. One
 * caller at a time does, by a lease in the row; the others come after it.
 * @throws ProviderError, DomainError no_company_held when it was decided about meanwhile
 */
export async function renewHeldGrant(ctx: Context, provider: Provider, held: HeldGrant): Promise<void> {
  const deadline = ctx.now().getTime() + leaseMs
  while (ctx.now().getTime() < deadline) {
    const lease = await takeLease(ctx, held)
    if (lease) return renewUnderLease(ctx, provider, held, lease)
    if ((await ctx.db.prisma.heldConnection.count({ where: { ...held } })) === 0)
      throw new DomainError('no_company_held')
    await ctx.sleep(pollMs)
  }
  throw new ProviderError('unavailable', { cause: stillRefreshing })
}

async function takeLease(ctx: Context, { integrationId, heldAt }: HeldGrant): Promise<Lease | undefined> {
  const [lease] = await ctx.db.prisma.$queryRaw<Lease[]>`
    UPDATE held_connections SET refresh_lease_until = now() + ${leaseMs} * interval '1 millisecond'
    WHERE integration_id = ${integrationId}::uuid AND held_at = ${heldAt}::timestamptz
      AND (refresh_lease_until IS NULL OR refresh_lease_until < now())
    RETURNING refresh_lease_until AS until, company_id AS "companyId", service_account AS "serviceAccount",
      refresh_token_sealed AS "refreshTokenSealed"`
  return lease
}

async function renewUnderLease(
  ctx: Context,
  provider: Provider,
  held: HeldGrant,
  { until, companyId, serviceAccount, refreshTokenSealed }: Lease,
): Promise<void> {
  const { integrationId } = held
  const { prisma } = ctx.db
  const leased = { ...held, refreshLeaseUntil: until }
  let tokens: Tokens
  try {
    const refreshToken = openToken(ctx, refreshTokenSealed, heldRefreshTokenPlace(integrationId))
    if (refreshToken === unreadable) throw new ProviderError('invalid_grant')
    tokens = await provider.renew({ companyId, serviceAccount, refreshToken })
  } catch (error) {
    await prisma.heldConnection.updateMany({ where: leased, data: { refreshLeaseUntil: null } })
    throw error
  }
  const { accessToken, refreshToken, expiresInSeconds } = tokens
  await keepTrying(ctx, leaseMs, async () => {
    const { count } = await prisma.heldConnection.updateMany({
      where: leased,
      data: {
        accessTokenSealed: ctx.vault.seal(accessToken, heldAccessTokenPlace(integrationId)),
        accessTokenExpiresAt: new Date(ctx.now().getTime() + expiresInSeconds * 1000),
        ...(refreshToken && {
          refreshTokenSealed: ctx.vault.seal(refreshToken, heldRefreshTokenPlace(integrationId)),
        }),
        refreshLeaseUntil: null,
      },
    })
    if (count === 0)
      await withdrawIfReplaced(ctx, { app: provider.app, integrationId, companyId, refreshToken })
  })
}
