import type { AttentionReason } from '@collector/contracts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events/record-event.ts'
import type { Transaction } from '../transaction.ts'

/** What we conclude ourselves; of the rest the provider tells us. */
const ofOurs: readonly AttentionReason[] = ['sync_failing', 'company_mismatch']

/**
 * Says that an integration needs somebody, and writes it down once. What the provider said is not replaced by
 * our own conclusion that fetching fails. One that is paused, or where a company waits for a decision, keeps
 * saying so, and remembers the other reason for afterwards.
 */
export async function needAttention(
  ctx: Context,
  tx: Transaction,
  integrationId: string,
  reason: AttentionReason,
): Promise<void> {
  const { status, attentionReason } = await tx.integration.findUniqueOrThrow({ where: { id: integrationId } })
  const changes = { attentionReason: reason, version: { increment: 1 } }
  const isConclusion = reason === 'sync_failing'
  const held = await tx.heldConnection.findUnique({ where: { integrationId } })
  if (held) {
    if (isConclusion && held.otherReason !== null) return
    await tx.heldConnection.update({ where: { integrationId }, data: { otherReason: reason } })
    return
  }
  if (attentionReason === reason || (isConclusion && attentionReason !== null)) return
  if (status === 'paused') {
    await tx.integration.update({
      where: { id: integrationId },
      data: { ...changes, pausedStatus: 'attention' },
    })
  } else if (status === 'connected' || status === 'attention') {
    await tx.integration.update({ where: { id: integrationId }, data: { ...changes, status: 'attention' } })
  } else return
  const actor = { kind: ofOurs.includes(reason) ? 'system' : 'provider' } as const
  await recordEvent(tx, ctx, { type: 'connection.attention', integrationId, actor, data: { reason } })
}

/** Takes back what `needAttention` said; returns whether there was anything. A decision is still waited for. */
export async function clearAttention(tx: Transaction, integrationId: string): Promise<boolean> {
  const held = await tx.heldConnection.updateManyAndReturn({
    where: { integrationId },
    data: { otherReason: null },
  })
  if (held.length > 0) return false
  const { count } = await tx.integration.updateMany({
    where: { id: integrationId, status: 'attention' },
    data: { status: 'connected', attentionReason: null, version: { increment: 1 } },
  })
  return count > 0
}
