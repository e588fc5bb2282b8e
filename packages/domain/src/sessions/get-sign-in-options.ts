import type { SignInOptions } from '@collector/contracts'
import type { Context } from '../context.ts'

/** How people can log in here. */
export async function getSignInOptions({ ctx }: { ctx: Context }): Promise<SignInOptions> {
  const { singleSignOn, mailer } = ctx
  const anybody = await ctx.db.prisma.user.findFirst({ select: { id: true } })
  return {
    singleSignOn: singleSignOn ? { name: singleSignOn.name } : null,
    passwordResetByEmail: mailer !== undefined,
    isSetUp: anybody !== null,
  }
}
