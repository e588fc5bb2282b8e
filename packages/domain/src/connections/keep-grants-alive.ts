import type { App } from '@collector/contracts'
import { ProviderError } from '@collector/providers'
import type { Context } from '../context.ts'
import { needAttention } from '../integrations/attention.ts'
import { lockIntegration } from '../integrations/lock-integration.ts'
import { getAccessToken } from './get-access-token.ts'
import { renewHeldGrant } from './renew-held-grant.ts'

/** Fortnox forgets a refresh token after 45 days without use, Visma after a time it does not name. */
const idleLimitMs = 7 * 24 * 60 * 60_000

/** A night is over, and the others have their turn in the next one. */
const timeLimitMs = 4 * 60 * 60_000

/**
 * Renews the tokens of connections that nothing has used for a week, paused ones for the most part, and of companies
 * that wait for a decision, so that they do not lapse. A connection that has died all the same says so. In a
 * different order each time, so that none is kept from it by others that fail. Run daily; returns how many were
 * renewed.
 */
export async function keepGrantsAlive({ ctx }: { ctx: Context }): Promise<number> {
  const idle = [...(await findIdleConnections(ctx)), ...(await findIdleHeld(ctx))]
  const inAnyOrder = idle.map(grant => ({ ...grant, at: ctx.random() })).sort((a, b) => a.at - b.at)
  const end = ctx.now().getTime() + timeLimitMs
  let renewed = 0
  for (const grant of inAnyOrder) {
    if (ctx.now().getTime() > end) break
    if (await renew(ctx, grant)) renewed += 1
  }
  return renewed
}

type IdleGrant = { app: App; integrationId: string } & ({ tokenVersion: number } | { heldAt: Date })

async function findIdleConnections(ctx: Context): Promise<IdleGrant[]> {
  const idle = await ctx.db.prisma.connection.findMany({
    where: {
      tokensRenewedAt: { lt: new Date(ctx.now().getTime() - idleLimitMs) },
      integration: {
        deletedAt: null,
        OR: [{ attentionReason: null }, { attentionReason: { not: 'reauthorization_required' } }],
        NOT: { heldConnection: { otherReason: 'reauthorization_required' } },
      },
    },
    select: { integrationId: true, tokenVersion: true, integration: { select: { app: true } } },
  })
  return idle.map(({ integration, ...grant }) => ({ ...grant, app: integration.app }))
}

async function findIdleHeld(ctx: Context): Promise<IdleGrant[]> {
  const idle = await ctx.db.prisma.heldConnection.findMany({
    where: { accessTokenExpiresAt: { lt: new Date(ctx.now().getTime() - idleLimitMs) } },
    select: { integrationId: true, heldAt: true, integration: { select: { app: true } } },
  })
  return idle.map(({ integration, ...grant }) => ({ ...grant, app: integration.app }))
}

async function renew(ctx: Context, grant: IdleGrant): Promise<boolean> {
  const { app, integrationId } = grant
  const provider = ctx.providers[app]
  if (!provider) return false
  try {
    if ('heldAt' in grant) await renewHeldGrant(ctx, provider, { integrationId, heldAt: grant.heldAt })
    else await getAccessToken(ctx, provider, integrationId)
    return true
  } catch (error) {
    // One that cannot be renewed does not keep the others from it. Of a held one its decision tells.
    const isDead = error instanceof ProviderError && error.code === 'invalid_grant'
    if (isDead && 'tokenVersion' in grant) await flag(ctx, integrationId, grant.tokenVersion)
    else ctx.log.warn({ integrationId, err: error }, 'idle grant not renewed')
    return false
  }
}

async function flag(ctx: Context, integrationId: string, tokenVersion: number): Promise<void> {
  await ctx.db.prisma.$transaction(async tx => {
    await lockIntegration(tx, integrationId)
    // Whoever reconnected or disconnected meanwhile has another grant, or none.
    if ((await tx.connection.count({ where: { integrationId, tokenVersion } })) === 0) return
    await needAttention(ctx, tx, integrationId, 'reauthorization_required')
    await tx.integration.updateMany({ where: { id: integrationId }, data: { nextSyncAt: null } })
  })
}
