import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events/record-event.ts'
import { endSessionsOf } from '../sessions/end-other-sessions.ts'
import { lockPerson } from './lock-person.ts'
import { requireAdministrator } from './require-administrator.ts'
import { personFacts } from './to-person.ts'

/** Ends all logins of somebody, for every process at once. @throws not_found */
export async function endPersonSessions({
  ctx,
  input,
}: {
  ctx: Context
  input: { id: string }
}): Promise<void> {
  authorize(ctx, 'people:manage')
  await ctx.db.prisma.$transaction(async tx => {
    await requireAdministrator(ctx, tx)
    const person = await lockPerson(tx, input.id)
    const sessions = await endSessionsOf(ctx, tx, person.id)
    await recordEvent(tx, ctx, { type: 'person.signed_out', data: { ...personFacts(person), sessions } })
  })
}
