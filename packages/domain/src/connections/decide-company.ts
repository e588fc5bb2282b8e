import type { DecideCompanyInput, Integration } from '@collector/contracts'
import { ProviderError } from '@collector/providers'
import { authorize } from '../authorize.ts'
import { revokeActiveLinks } from '../consents/revoke-consent-link.ts'
import type { Context } from '../context.ts'
import { DomainError } from '../domain-error.ts'
import { recordEvent } from '../events/record-event.ts'
import { findIntegration } from '../integrations/find-integration.ts'
import { readIntegration } from '../integrations/get-integration.ts'
import { lockIntegration } from '../integrations/lock-integration.ts'
import { insertSync } from '../sync/request-sync.ts'
import { firstSyncAt } from '../sync/sync-schedule.ts'
import type { Transaction } from '../transaction.ts'
import { eraseConnection } from './erase-connection.ts'
import { eraseHeldConnection, takeHeldConnection } from './held-connection.ts'
import { insertConnection } from './insert-connection.ts'
import { unreadable } from './open-token.ts'
import { renewHeldGrant } from './renew-held-grant.ts'

/**
 * Decides about another company that approved. Accepted, it takes the place of the former one, whose grant is
 * withdrawn and whose invoices are erased, once it is certain that the new grant lives; declined, its grant is
 * withdrawn and everything is as before. @throws not_found, no_company_held, held_grant_ended, app_unavailable
 */
export async function decideCompany({
  ctx,
  input,
}: {
  ctx: Context
  input: DecideCompanyInput & { id: string }
}): Promise<Integration> {
  authorize(ctx, 'integrations:manage')
  const { id, accept } = input
  const heldAt = new Date(input.heldAt)
  if (accept) await proveHeldGrant(ctx, id, heldAt)
  return ctx.db.prisma.$transaction(async tx => {
    await lockIntegration(tx, id)
    const integration = await findIntegration(tx, id)
    if ((await tx.heldConnection.count({ where: { integrationId: id, heldAt } })) === 0)
      throw new DomainError('no_company_held')
    if (accept) await acceptHeld(ctx, tx, integration)
    else await declineHeld(ctx, tx, integration)
    return readIntegration(ctx, tx, id)
  })
}

async function proveHeldGrant(ctx: Context, integrationId: string, heldAt: Date): Promise<void> {
  const { app } = await findIntegration(ctx.db.prisma, integrationId)
  const provider = ctx.providers[app]
  if (!provider) throw new DomainError('app_unavailable')
  try {
    await renewHeldGrant(ctx, provider, { integrationId, heldAt })
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    const code = error.code === 'invalid_grant' ? 'held_grant_ended' : 'app_unavailable'
    throw new DomainError(code, { cause: error })
  }
}

/** Declines a company that waits since before `limit` and that nobody has decided about. */
export async function declineCompany(ctx: Context, integrationId: string, limit: Date): Promise<void> {
  await ctx.db.prisma.$transaction(async tx => {
    await lockIntegration(tx, integrationId)
    const old = { integrationId, heldAt: { lt: limit } }
    if ((await tx.heldConnection.count({ where: old })) === 0) return
    await declineHeld(ctx, tx, await tx.integration.findUniqueOrThrow({ where: { id: integrationId } }))
  })
}

type StoredIntegration = Awaited<ReturnType<typeof findIntegration>>

async function acceptHeld(ctx: Context, tx: Transaction, integration: StoredIntegration): Promise<void> {
  const { id } = integration
  const held = await takeHeldConnection(ctx, tx, id)
  if (!held) return
  const { accessToken, refreshToken } = held
  if (typeof accessToken !== 'string' || refreshToken === unreadable)
    throw new DomainError('held_grant_ended')
  const former = await eraseConnection(ctx, tx, integration)
  await insertConnection(ctx, tx, id, {
    ...held,
    accessToken,
    refreshToken,
    connectedAt: ctx.now(),
  })
  await revokeActiveLinks(ctx, tx, id)
  const isPaused = integration.status === 'paused'
  await tx.integration.update({
    where: { id },
    data: {
      ...(isPaused ? { pausedStatus: 'connected' } : { status: 'connected' }),
      attentionReason: null,
      failingSince: null,
      failureCount: 0,
      nextSyncAt: isPaused ? null : firstSyncAt(ctx.now(), id),
      version: { increment: 1 },
    },
  })
  const data = { company: held.companyName, ...(former !== undefined && { former }) }
  await recordEvent(tx, ctx, { type: 'company.accepted', integrationId: id, data })
  await insertSync(ctx, tx, { integrationId: id, trigger: 'consent' })
}

async function declineHeld(ctx: Context, tx: Transaction, integration: StoredIntegration): Promise<void> {
  const { id, status } = integration
  const held = await eraseHeldConnection(ctx, tx, integration)
  if (!held) return
  const next = held.otherReason === null ? 'connected' : 'attention'
  await tx.integration.update({
    where: { id },
    data: {
      ...(status === 'paused' ? { pausedStatus: next } : { status: next }),
      attentionReason: held.otherReason,
      version: { increment: 1 },
    },
  })
}
