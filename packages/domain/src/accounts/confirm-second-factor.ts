import type { ConfirmSecondFactorInput, RecoveryCodes } from '@collector/contracts'
import type { Context } from '../context.ts'
import { DomainError } from '../domain-error.ts'
import { recordEvent } from '../events/record-event.ts'
import { endSessionsOf } from '../sessions/end-other-sessions.ts'
import { requireLivingLogin } from '../sessions/require-living-login.ts'
import { requireRecentLogin } from '../sessions/require-recent-login.ts'
import { signedIn } from '../sessions/signed-in.ts'
import { stepOf } from './authenticator.ts'
import { createRecoveryCodes, replaceRecoveryCodes } from './recovery-codes.ts'
import { secondFactorPlace } from './second-factor-place.ts'

/**
 * Turns the offered second factor on, once a code proves that the app has it, and ends the person's other
 * logins, which never gave one.
 * @throws reauthentication_required, second_factor_inactive, second_factor_active, wrong_code, rate_limited
 */
export async function confirmSecondFactor({
  ctx,
  input,
}: {
  ctx: Context
  input: ConfirmSecondFactorInput
}): Promise<RecoveryCodes> {
  requireRecentLogin(ctx)
  const { id: userId, session } = signedIn(ctx)
  const factor = await ctx.db.prisma.secondFactor.findUnique({ where: { userId } })
  if (!factor) throw new DomainError('second_factor_inactive')
  if (factor.confirmedAt) throw new DomainError('second_factor_active')
  const attempt = { factor, kind: 'app', address: ctx.address ?? '', isKnownAddress: true } as const
  await ctx.throttle.countCode(attempt)
  const secret = ctx.vault.open(factor.secretSealed, secondFactorPlace(userId))
  const lastStep = stepOf(secret, input.code, ctx.now())
  if (lastStep === undefined) throw new DomainError('wrong_code')
  await ctx.throttle.forgiveCodes(attempt)
  const fresh = await createRecoveryCodes()
  await ctx.db.prisma.$transaction(async tx => {
    await requireLivingLogin(ctx, tx)
    const { count } = await tx.secondFactor.updateMany({
      where: { userId, confirmedAt: null, createdAt: factor.createdAt },
      data: { confirmedAt: ctx.now(), lastStep },
    })
    if (count === 0) throw new DomainError('second_factor_inactive')
    await replaceRecoveryCodes(tx, userId, fresh)
    await endSessionsOf(ctx, tx, userId, session.id)
    await recordEvent(tx, ctx, { type: 'second_factor.enabled' })
  })
  return { recoveryCodes: fresh.recoveryCodes }
}
