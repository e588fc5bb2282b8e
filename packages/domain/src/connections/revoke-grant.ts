import { randomUUID } from 'node:crypto'
import type { App } from '@collector/contracts'
import type { Revocation } from '@collector/db'
import { ProviderError } from '@collector/providers'
import type { Context } from '../context.ts'
import { recordEvent } from '../events/record-event.ts'
import type { Transaction } from '../transaction.ts'
import { type OpenedToken, unreadable } from './open-token.ts'
import { revocationTokenPlace } from './token-places.ts'

/** Of so many grants that newer ones replaced the token is kept: nobody approves that often by mistake. */
const maxReplaced = 20

/** A grant that is no longer wanted. */
export interface UnwantedGrant {
  app: App
  integrationId: string
  /** Null when it is not known whose it is. */
  companyId: string | null
  serviceAccount: boolean
  /** Null when there is none, `unreadable` when there is one that does not open any more. */
  refreshToken: OpenedToken
}

/**
 * Sees to it that a grant is withdrawn at the provider, however often that has to be tried. The history tells of one
 * that cannot be, since its token does not open.
 */
export async function queueRevocation(ctx: Context, tx: Transaction, grant: UnwantedGrant): Promise<void> {
  const { integrationId, refreshToken } = grant
  if (refreshToken === null) return
  if (refreshToken === unreadable) {
    const data = { outcome: 'not_revoked' }
    return recordEvent(tx, ctx, { type: 'connection.revoked', integrationId, data })
  }
  const revocationId = await insertRevocation(ctx, tx, { ...grant, refreshToken, awaitsEnd: false })
  await ctx.jobs.enqueueRevocation(tx, { revocationId })
}

/**
 * Keeps a grant that a newer one of the same connection replaces until the connection ends: to withdraw it now could
 * end the newer one as well.
 */
export async function keepReplacedGrant(
  ctx: Context,
  tx: Transaction,
  grant: UnwantedGrant & { refreshToken: string },
): Promise<void> {
  const { integrationId } = grant
  await insertRevocation(ctx, tx, { ...grant, awaitsEnd: true })
  const older = await tx.revocation.findMany({
    where: { integrationId, awaitsEnd: true },
    orderBy: { createdAt: 'desc' },
    skip: maxReplaced,
    select: { id: true },
  })
  await tx.revocation.deleteMany({ where: { id: { in: older.map(({ id }) => id) } } })
}

/** The connection has ended, and with it what had been kept of grants that were replaced. */
export async function queueReplacedGrants(
  ctx: Context,
  tx: Transaction,
  integrationId: string,
): Promise<void> {
  const kept = await tx.revocation.updateManyAndReturn({
    where: { integrationId, awaitsEnd: true },
    data: { awaitsEnd: false },
    select: { id: true },
  })
  for (const { id } of kept) await ctx.jobs.enqueueRevocation(tx, { revocationId: id })
}

async function insertRevocation(
  ctx: Context,
  tx: Transaction,
  grant: UnwantedGrant & { refreshToken: string; awaitsEnd: boolean },
): Promise<string> {
  const { refreshToken, ...values } = grant
  const id = randomUUID()
  const refreshTokenSealed = ctx.vault.seal(refreshToken, revocationTokenPlace(id))
  await tx.revocation.create({ data: { ...values, id, refreshTokenSealed } })
  return id
}

/**
 * Withdraws a grant at the provider and erases its token. Twice is harmless; what fails is thrown, for the queue
 * to try again. @throws ProviderError
 */
export async function revokeGrant({
  ctx,
  input,
}: {
  ctx: Context
  input: { revocationId: string }
}): Promise<void> {
  const { revocationId: id } = input
  const revocation = await ctx.db.prisma.revocation.findUnique({ where: { id } })
  if (!revocation) return
  const provider = ctx.providers[revocation.app]
  if (!provider) throw new ProviderError('configuration')
  if (await isStillUsed(ctx, revocation)) return endRevocation(ctx, id, 'kept')
  await provider.revoke(ctx.vault.open(revocation.refreshTokenSealed, revocationTokenPlace(id)))
  await endRevocation(ctx, id, 'revoked')
}

/**
 * A service account is one for all integrations of its company: withdrawing what one of them got from it could end
 * it for the others. When nobody knows whose it is, it may be that of any integration with a service account.
 */
async function isStillUsed(ctx: Context, { app, companyId, serviceAccount }: Revocation): Promise<boolean> {
  if (!serviceAccount) return false
  const { prisma } = ctx.db
  const where = { ...(companyId !== null && { companyId }), serviceAccount, integration: { app } }
  return (await prisma.connection.count({ where })) + (await prisma.heldConnection.count({ where })) > 0
}

/** Gives up: erases a token that could not be withdrawn, and says so in the history. */
export async function abandonRevocation({
  ctx,
  input,
}: {
  ctx: Context
  input: { revocationId: string }
}): Promise<void> {
  await endRevocation(ctx, input.revocationId, 'not_revoked')
}

async function endRevocation(
  ctx: Context,
  id: string,
  outcome: 'revoked' | 'not_revoked' | 'kept',
): Promise<void> {
  await ctx.db.prisma.$transaction(async tx => {
    const ended = await tx.revocation.findUnique({ where: { id } })
    const { count } = await tx.revocation.deleteMany({ where: { id } })
    if (!ended || count === 0) return
    const { integrationId } = ended
    await recordEvent(tx, ctx, { type: 'connection.revoked', integrationId, data: { outcome } })
  })
}
