import type { LogInInput } from '@collector/contracts'
import type { SecondFactor, User } from '@collector/db'
import { useSecondFactorCode } from '../accounts/use-second-factor-code.ts'
import type { Context } from '../context.ts'
import { DomainError } from '../domain-error.ts'
import { recordEvent } from '../events/record-event.ts'
import type { Transaction } from '../transaction.ts'
import { isKnownAddress } from './is-known-address.ts'
import { lockUser } from './lock-user.ts'
import { type OpenedSession, openSession } from './open-session.ts'
import { verifyPassword } from './passwords.ts'

/**
 * Logs in: with the password and, where the account has a second factor, a code of it.
 * Unknown users, wrong passwords, disabled and locked accounts answer alike and take as long.
 * @throws wrong_credentials, rate_limited, second_factor_required, wrong_code
 */
export async function logIn({
  ctx,
  input,
}: {
  ctx: Context
  input: LogInInput & { formerToken?: string | undefined; userAgent?: string | undefined }
}): Promise<OpenedSession> {
  const { email, password } = input
  const address = ctx.address ?? ''
  const user = await ctx.db.prisma.user.findUnique({ where: { email } })
  const attempt = { email, address, isKnownAddress: await isKnownAddress(ctx, email) }
  const throttle = await ctx.throttle.countLogin(attempt)
  const mayTry = user && !user.disabledAt && throttle === 'allowed'
  const matches = await verifyPassword(password, mayTry ? user.passwordHash : undefined)
  if (!matches || !user) {
    await recordEvent(ctx.db.prisma, ctx, { type: 'session.refused', data: { known: Boolean(user) } })
    throw new DomainError('wrong_credentials')
  }
  await ctx.throttle.forgiveLogin(attempt)
  const proved = await useSecondFactorCode(ctx, user, input.code)
  return ctx.db.prisma.$transaction(async tx => {
    await requireUnchanged(tx, user, proved)
    const opened = await openSession(ctx, tx, {
      user,
      formerToken: input.formerToken,
      userAgent: input.userAgent,
    })
    const actor = { kind: 'user', id: user.id, name: user.name, role: user.role } as const
    await recordEvent(tx, ctx, { type: 'session.created', actor })
    return opened
  })
}

/** What the person has proved must still be what is asked for: all of it may have changed while it was checked. */
async function requireUnchanged(
  tx: Transaction,
  seen: User,
  proved: SecondFactor | undefined,
): Promise<void> {
  const user = await lockUser(tx, seen.id)
  if (!user || user.disabledAt || user.passwordHash !== seen.passwordHash)
    throw new DomainError('wrong_credentials')
  const factor = await tx.secondFactor.findUnique({ where: { userId: user.id } })
  if (factor?.confirmedAt && factor.createdAt.getTime() !== proved?.createdAt.getTime())
    throw new DomainError('second_factor_required')
}
