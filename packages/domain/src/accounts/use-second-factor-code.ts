import type { SecondFactor } from '@collector/db'
import type { Context } from '../context.ts'
import { DomainError } from '../domain-error.ts'
import { recordEvent } from '../events/record-event.ts'
import { personFacts } from '../people/to-person.ts'
import { isKnownAddress } from '../sessions/is-known-address.ts'
import { stepOf } from './authenticator.ts'
import { hashRecoveryCode } from './recovery-codes.ts'
import { secondFactorPlace } from './second-factor-place.ts'

/**
 * Demands a code where the person has a second factor: of the authenticator app, or a recovery code. A code
 * that was accepted is used up, and so are the codes of the app before it. Returns the factor that was proved.
 * @throws second_factor_required without a code, wrong_code, rate_limited after ten wrong ones
 */
export async function useSecondFactorCode(
  ctx: Context,
  person: { id: string; email: string },
  code: string | undefined,
): Promise<SecondFactor | undefined> {
  const { id: userId, email } = person
  const factor = await ctx.db.prisma.secondFactor.findUnique({ where: { userId } })
  if (!factor?.confirmedAt) return undefined
  if (code === undefined) throw new DomainError('second_factor_required')
  const isOfApp = /^[\d ]+$/.test(code)
  const kind = isOfApp ? 'app' : 'recovery'
  const isKnown = await isKnownAddress(ctx, email)
  const attempt = { factor, kind, address: ctx.address ?? '', isKnownAddress: isKnown } as const
  await ctx.throttle.countCode(attempt)
  if (!(await (isOfApp ? useAppCode(ctx, factor, code) : useRecoveryCode(ctx, person, factor, code)))) {
    await recordEvent(ctx.db.prisma, ctx, { type: 'second_factor.refused', data: personFacts(person) })
    throw new DomainError('wrong_code')
  }
  await ctx.throttle.forgiveCodes(attempt)
  return factor
}

async function useAppCode(ctx: Context, factor: SecondFactor, code: string): Promise<boolean> {
  const { userId } = factor
  const secret = ctx.vault.open(factor.secretSealed, secondFactorPlace(userId))
  const step = stepOf(secret, code, ctx.now())
  if (step === undefined) return false
  const { count } = await ctx.db.prisma.secondFactor.updateMany({
    where: { userId, OR: [{ lastStep: null }, { lastStep: { lt: step } }] },
    data: { lastStep: step },
  })
  return count > 0
}

async function useRecoveryCode(
  ctx: Context,
  person: { id: string; email: string },
  factor: SecondFactor,
  code: string,
): Promise<boolean> {
  const { userId } = factor
  const codeHash = await hashRecoveryCode(code, factor.codeSalt)
  return ctx.db.prisma.$transaction(async tx => {
    const { count } = await tx.recoveryCode.deleteMany({ where: { userId, codeHash } })
    if (count === 0) return false
    const left = await tx.recoveryCode.count({ where: { userId } })
    await recordEvent(tx, ctx, { type: 'recovery_codes.used', data: { ...personFacts(person), left } })
    return true
  })
}
