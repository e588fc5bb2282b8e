import type { Context } from '../context.ts'
import { DomainError } from '../domain-error.ts'
import { recordEvent } from '../events/record-event.ts'
import { requireLivingLogin } from '../sessions/require-living-login.ts'
import { requireRecentLogin } from '../sessions/require-recent-login.ts'
import { signedIn } from '../sessions/signed-in.ts'
import type { Transaction } from '../transaction.ts'

/** Turns the person's own second factor off. @throws reauthentication_required, second_factor_inactive */
export async function removeSecondFactor({ ctx }: { ctx: Context }): Promise<void> {
  requireRecentLogin(ctx)
  const { id } = signedIn(ctx)
  await ctx.db.prisma.$transaction(async tx => {
    await requireLivingLogin(ctx, tx)
    await eraseSecondFactor(tx, id)
    await recordEvent(tx, ctx, { type: 'second_factor.disabled' })
  })
}

/** Erases the secret and the recovery codes. @throws second_factor_inactive */
export async function eraseSecondFactor(tx: Transaction, userId: string): Promise<void> {
  const { count } = await tx.secondFactor.deleteMany({ where: { userId, confirmedAt: { not: null } } })
  if (count === 0) throw new DomainError('second_factor_inactive')
  await tx.recoveryCode.deleteMany({ where: { userId } })
}
