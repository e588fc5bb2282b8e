import type { ResetPasswordInput } from '@collector/contracts'
import type { Context } from '../context.ts'
import { DomainError } from '../domain-error.ts'
import { recordEvent } from '../events/record-event.ts'
import { hashToken } from '../secrets/secret-token.ts'
import { endSessionsOf } from '../sessions/end-other-sessions.ts'
import { lockUser } from '../sessions/lock-user.ts'
import { replacePassword } from './change-password.ts'
import { hashNewPassword } from './hash-new-password.ts'

/**
 * Replaces a forgotten password with the secret of a link, which is used up, and ends all logins. Nobody is
 * logged in by it: the second factor is still asked for. @throws link_not_valid, validation_failed
 */
export async function resetPassword({
  ctx,
  input,
}: {
  ctx: Context
  input: ResetPasswordInput
}): Promise<void> {
  const living = {
    tokenHash: hashToken(input.token),
    expiresAt: { gt: ctx.now() },
    user: { disabledAt: null },
  }
  const reset = await ctx.db.prisma.passwordReset.findFirst({ where: living, include: { user: true } })
  if (!reset) throw new DomainError('link_not_valid')
  const { id, email, name, role } = reset.user
  const passwordHash = await hashNewPassword(input.password, reset.user)
  await ctx.db.prisma.$transaction(async tx => {
    await lockUser(tx, id)
    const { count } = await tx.passwordReset.deleteMany({ where: living })
    if (count === 0) throw new DomainError('link_not_valid')
    await replacePassword(tx, id, passwordHash)
    await endSessionsOf(ctx, tx, id)
    const actor = { kind: 'user', id, name, role } as const
    await recordEvent(tx, ctx, { type: 'password_reset.completed', actor })
  })
  await ctx.throttle.forgiveAccount({ email, address: ctx.address ?? '' })
}
