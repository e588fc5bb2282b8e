import type { Context } from '../context.ts'
import { recordEvent } from '../events/record-event.ts'
import type { PasswordResetJob } from '../job-queue.ts'
import { personFacts } from '../people/to-person.ts'
import { lockUser } from '../sessions/lock-user.ts'
import { deliverPasswordReset } from './deliver-password-reset.ts'

/**
 * Sends the link that somebody has asked for, if there is such an account with a password. Anybody can ask: the
 * link of an administrator goes on working, and no second one is made beside it.
 */
export async function sendPasswordReset({
  ctx,
  input,
}: {
  ctx: Context
  input: PasswordResetJob
}): Promise<void> {
  const { email, language } = input
  const visitor: Context = { ...ctx, actor: { kind: 'visitor' }, address: input.address }
  await ctx.db.prisma.$transaction(async tx => {
    const known = await tx.user.findFirst({ where: { email, passwordHash: { not: null } } })
    const locked = known && (await lockUser(tx, known.id))
    const person = locked?.disabledAt ? null : locked
    const data = person ? personFacts(person) : { known: false }
    await recordEvent(tx, visitor, { type: 'password_reset.requested', data })
    if (!person) return
    const ofAdministrator = { userId: person.id, createdById: { not: null }, expiresAt: { gt: ctx.now() } }
    if ((await tx.passwordReset.count({ where: ofAdministrator })) > 0) return
    await deliverPasswordReset(ctx, tx, { person, language })
  })
}
