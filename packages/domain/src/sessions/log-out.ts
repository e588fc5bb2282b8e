import type { Context } from '../context.ts'
import { DomainError } from '../domain-error.ts'
import { recordEvent } from '../events/record-event.ts'
import { hashToken } from '../secrets/secret-token.ts'
import { lockUser } from './lock-user.ts'

/** Ends the session of this token for every process at once. @throws unauthenticated */
export async function logOut({
  ctx,
  input,
}: {
  ctx: Context
  input: { token: string | undefined }
}): Promise<void> {
  const { token } = input
  const { actor } = ctx
  if (actor.kind !== 'user' || token === undefined) throw new DomainError('unauthenticated')
  await ctx.db.prisma.$transaction(async tx => {
    await lockUser(tx, actor.id)
    await tx.session.updateMany({
      where: { tokenHash: hashToken(token), endedAt: null },
      data: { endedAt: ctx.now() },
    })
    await recordEvent(tx, ctx, { type: 'session.ended' })
  })
}
