import type { Context } from '../context.ts'
import { recordEvent } from '../events/record-event.ts'
import type { PasswordResetJob } from '../job-queue.ts'
import { personFacts } from '../people/to-person.ts'
import { deliverPasswordReset } from './deliver-password-reset.ts'

/** Sends the link that somebody has asked for, if there is such an account. */
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
    const person = await tx.user.findFirst({ where: { email, disabledAt: null } })
    const data = person ? personFacts(person) : { known: false }
    await recordEvent(tx, visitor, { type: 'password_reset.requested', data })
    if (person) await deliverPasswordReset(ctx, tx, { person, language })
  })
}
