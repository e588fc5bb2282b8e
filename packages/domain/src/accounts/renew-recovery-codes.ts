import type { RecoveryCodes } from '@collector/contracts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events/record-event.ts'
import { requireLivingLogin } from '../sessions/require-living-login.ts'
import { requireRecentLogin } from '../sessions/require-recent-login.ts'
import { signedIn } from '../sessions/signed-in.ts'
import { createRecoveryCodes, replaceRecoveryCodes } from './recovery-codes.ts'

/** Makes new recovery codes in place of the former. @throws reauthentication_required, second_factor_inactive */
export async function renewRecoveryCodes({ ctx }: { ctx: Context }): Promise<RecoveryCodes> {
  requireRecentLogin(ctx)
  const { id: userId } = signedIn(ctx)
  const fresh = await createRecoveryCodes()
  await ctx.db.prisma.$transaction(async tx => {
    await requireLivingLogin(ctx, tx)
    await replaceRecoveryCodes(tx, userId, fresh)
    await recordEvent(tx, ctx, { type: 'recovery_codes.renewed' })
  })
  return { recoveryCodes: fresh.recoveryCodes }
}
