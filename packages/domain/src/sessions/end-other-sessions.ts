import type { Context } from '../context.ts'
import { recordEvent } from '../events/record-event.ts'
import type { Transaction } from '../transaction.ts'
import { requireLivingLogin } from './require-living-login.ts'
import { signedIn } from './signed-in.ts'

/** Ends all of the person's own logins but the one that asks. @throws unauthenticated */
export async function endOtherSessions({ ctx }: { ctx: Context }): Promise<void> {
  const { id, session } = signedIn(ctx)
  await ctx.db.prisma.$transaction(async tx => {
    await requireLivingLogin(ctx, tx)
    const count = await endSessionsOf(ctx, tx, id, session.id)
    if (count > 0) await recordEvent(tx, ctx, { type: 'session.ended', data: { others: count } })
  })
}

/** Ends all logins of a person, or all but one; returns how many. */
export async function endSessionsOf(
  ctx: Context,
  tx: Transaction,
  userId: string,
  exceptId?: string,
): Promise<number> {
  const { count } = await tx.session.updateMany({
    where: {
      userId,
      endedAt: null,
      expiresAt: { gt: ctx.now() },
      ...(exceptId && { id: { not: exceptId } }),
    },
    data: { endedAt: ctx.now() },
  })
  return count
}
