import type { SecondFactorOffer } from '@collector/contracts'
import type { Context } from '../context.ts'
import { DomainError } from '../domain-error.ts'
import { recordEvent } from '../events/record-event.ts'
import { requireLivingLogin } from '../sessions/require-living-login.ts'
import { requireRecentLogin } from '../sessions/require-recent-login.ts'
import { signedIn } from '../sessions/signed-in.ts'
import { authenticatorUri, createAuthenticatorSecret } from './authenticator.ts'
import { secondFactorPlace } from './second-factor-place.ts'

/**
 * Offers the person a secret for an authenticator app; one that was offered before counts no longer. Nothing
 * is demanded until `confirmSecondFactor`. @throws reauthentication_required, second_factor_active
 */
export async function beginSecondFactor({ ctx }: { ctx: Context }): Promise<SecondFactorOffer> {
  requireRecentLogin(ctx)
  const { id: userId } = signedIn(ctx)
  const { email } = await ctx.db.prisma.user.findUniqueOrThrow({ where: { id: userId } })
  const secret = createAuthenticatorSecret()
  const offer = {
    secretSealed: ctx.vault.seal(secret, secondFactorPlace(userId)),
    createdAt: ctx.now(),
  }
  await ctx.db.prisma.$transaction(async tx => {
    await requireLivingLogin(ctx, tx)
    const replaced = await tx.secondFactor.updateMany({ where: { userId, confirmedAt: null }, data: offer })
    if (replaced.count === 0) {
      const data = { ...offer, userId, codeSalt: '' }
      const { count } = await tx.secondFactor.createMany({ data, skipDuplicates: true })
      if (count === 0) throw new DomainError('second_factor_active')
    }
    await recordEvent(tx, ctx, { type: 'second_factor.offered' })
  })
  return { key: secret, uri: authenticatorUri(secret, email) }
}
