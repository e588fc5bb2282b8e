import type { EventType } from '@collector/contracts'
import type { Prisma } from '@collector/db'
import type { Actor, Context } from '../context.ts'
import type { Transaction } from '../transaction.ts'

/**
 * Writes one line of history, in the transaction of what it tells. `data` holds facts only, never secrets.
 */
export async function recordEvent(
  tx: Transaction,
  ctx: Pick<Context, 'actor' | 'address'>,
  event: { type: EventType; integrationId?: string; actor?: Actor; data?: Prisma.InputJsonObject },
): Promise<void> {
  const actor = event.actor ?? ctx.actor
  await tx.event.create({
    data: {
      type: event.type,
      integrationId: event.integrationId ?? null,
      actorKind: actor.kind,
      actorId: actor.kind === 'user' ? actor.id : null,
      actorName: actor.kind === 'user' ? actor.name : null,
      address: ctx.address,
      data: event.data ?? {},
    },
  })
}
