import { eraseSecondFactor } from '../accounts/remove-second-factor.ts'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events/record-event.ts'
import { requireRecentLogin } from '../sessions/require-recent-login.ts'
import { lockPerson } from './lock-person.ts'
import { requireAdministrator } from './require-administrator.ts'
import { personFacts } from './to-person.ts'

/**
 * Turns off the second factor of somebody who has lost it.
 * @throws not_found, reauthentication_required, second_factor_inactive
 */
export async function removePersonSecondFactor({
  ctx,
  input,
}: {
  ctx: Context
  input: { id: string }
}): Promise<void> {
  authorize(ctx, 'people:manage')
  requireRecentLogin(ctx)
  await ctx.db.prisma.$transaction(async tx => {
    await requireAdministrator(ctx, tx)
    const person = await lockPerson(tx, input.id)
    await eraseSecondFactor(tx, person.id)
    await recordEvent(tx, ctx, { type: 'second_factor.disabled', data: personFacts(person) })
  })
}
