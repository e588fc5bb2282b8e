import type { Context } from '../context.ts'
import { DomainError } from '../domain-error.ts'
import { recordEvent } from '../events/record-event.ts'
import { livingSession } from './living-session.ts'
import { requireLivingLogin } from './require-living-login.ts'
import { signedIn } from './signed-in.ts'

/** Ends one of the person's own logins, for every process at once. @throws unauthenticated, not_found */
export async function endSession({ ctx, input }: { ctx: Context; input: { id: string } }): Promise<void> {
  const { id: userId } = signedIn(ctx)
  await ctx.db.prisma.$transaction(async tx => {
    await requireLivingLogin(ctx, tx)
    const { count } = await tx.session.updateMany({
      where: { ...livingSession(ctx), id: input.id, userId },
      data: { endedAt: ctx.now() },
    })
    if (count === 0) throw new DomainError('not_found')
    await recordEvent(tx, ctx, { type: 'session.ended', data: { sessionId: input.id } })
  })
}
