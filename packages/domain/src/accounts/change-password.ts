import type { ChangePasswordInput } from '@collector/contracts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events/record-event.ts'
import { endSessionsOf } from '../sessions/end-other-sessions.ts'
import type { OpenedSession } from '../sessions/open-session.ts'
import { renewSession } from '../sessions/renew-session.ts'
import { requireLivingLogin } from '../sessions/require-living-login.ts'
import { requireRecentLogin } from '../sessions/require-recent-login.ts'
import { signedIn } from '../sessions/signed-in.ts'
import type { Transaction } from '../transaction.ts'
import { hashNewPassword } from './hash-new-password.ts'

/**
 * Replaces the person's own password, ends all other logins and gives this one a fresh token.
 * @throws reauthentication_required, validation_failed for a weak password
 */
export async function changePassword({
  ctx,
  input,
}: {
  ctx: Context
  input: ChangePasswordInput
}): Promise<OpenedSession> {
  requireRecentLogin(ctx)
  const { id, session } = signedIn(ctx)
  const person = await ctx.db.prisma.user.findUniqueOrThrow({ where: { id } })
  const passwordHash = await hashNewPassword(input.password, person)
  return ctx.db.prisma.$transaction(async tx => {
    await requireLivingLogin(ctx, tx)
    await replacePassword(tx, id, passwordHash)
    await endSessionsOf(ctx, tx, id, session.id)
    await recordEvent(tx, ctx, { type: 'password.changed' })
    return renewSession(ctx, tx)
  })
}

/** Stores a password; a link to choose another is dead. */
export async function replacePassword(tx: Transaction, userId: string, passwordHash: string): Promise<void> {
  await tx.user.update({ where: { id: userId }, data: { passwordHash } })
  await tx.passwordReset.deleteMany({ where: { userId } })
}
