import type { ReauthenticateInput } from '@collector/contracts'
import { useSecondFactorCode } from '../accounts/use-second-factor-code.ts'
import type { Context } from '../context.ts'
import { DomainError } from '../domain-error.ts'
import { recordEvent } from '../events/record-event.ts'
import type { OpenedSession } from './open-session.ts'
import { verifyPassword } from './passwords.ts'
import { renewSession } from './renew-session.ts'
import { signedIn } from './signed-in.ts'

/**
 * Has a signed-in person prove once more who it is; the session goes on under a fresh token.
 * @throws unauthenticated, wrong_credentials, second_factor_required, wrong_code, rate_limited
 */
export async function reauthenticate({
  ctx,
  input,
}: {
  ctx: Context
  input: ReauthenticateInput
}): Promise<OpenedSession> {
  const { id } = signedIn(ctx)
  const { email, passwordHash } = await ctx.db.prisma.user.findUniqueOrThrow({ where: { id } })
  await ctx.throttle.countReauthentication(id)
  if (!(await verifyPassword(input.password, passwordHash))) {
    const data = { known: true, again: true }
    await recordEvent(ctx.db.prisma, ctx, { type: 'session.refused', data })
    throw new DomainError('wrong_credentials')
  }
  await ctx.throttle.forgiveReauthentications(id)
  await useSecondFactorCode(ctx, { id, email }, input.code)
  return ctx.db.prisma.$transaction(async tx => {
    await recordEvent(tx, ctx, { type: 'session.reauthenticated' })
    return renewSession(ctx, tx)
  })
}
