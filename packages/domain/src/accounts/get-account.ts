import type { Account } from '@collector/contracts'
import type { Context } from '../context.ts'
import { signedIn } from '../sessions/signed-in.ts'

/** The person's own account. @throws unauthenticated */
export async function getAccount({ ctx }: { ctx: Context }): Promise<Account> {
  const { id } = signedIn(ctx)
  const user = await ctx.db.prisma.user.findUniqueOrThrow({
    where: { id },
    include: { secondFactor: true, _count: { select: { recoveryCodes: true } } },
  })
  const since = user.secondFactor?.confirmedAt
  return {
    user: { id, email: user.email, name: user.name, role: user.role },
    hasPassword: user.passwordHash !== null,
    secondFactor: since ? { since: since.toISOString(), recoveryCodesLeft: user._count.recoveryCodes } : null,
  }
}
