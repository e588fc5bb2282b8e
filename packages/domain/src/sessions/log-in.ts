import type { LogInInput } from '@collector/contracts'
import { useSecondFactorCode } from '../accounts/use-second-factor-code.ts'
import type { Context } from '../context.ts'
import { DomainError } from '../domain-error.ts'
import { recordEvent } from '../events/record-event.ts'
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
  const isKnownAddress = (await ctx.db.prisma.session.count({ where: { user: { email }, address } })) > 0
  const attempt = { email, address, isKnownAddress }
  const throttle = await ctx.throttle.countLogin(attempt)
  const mayTry = user && !user.disabledAt && throttle === 'allowed'
  const matches = await verifyPassword(password, mayTry ? user.passwordHash : undefined)
  if (!matches || !user) {
    await recordEvent(ctx.db.prisma, ctx, { type: 'session.refused', data: { known: Boolean(user) } })
    throw new DomainError('wrong_credentials')
  }
  await ctx.throttle.forgiveLogin(attempt)
  await useSecondFactorCode(ctx, user, input.code)
  return ctx.db.prisma.$transaction(async tx => {
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
