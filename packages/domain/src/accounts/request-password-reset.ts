import type { requestPasswordReset as endpoint, ParsedRequestOf } from '@collector/contracts'
import type { Context } from '../context.ts'

/**
 * Has a worker send a link to choose a new password with, if there is such an account. Here nothing is looked
 * up, so that answer and time tell a stranger nothing. @throws rate_limited by address only
 */
export async function requestPasswordReset({
  ctx,
  input,
}: {
  ctx: Context
  input: ParsedRequestOf<typeof endpoint>['body']
}): Promise<void> {
  const { address } = ctx
  const { email, language } = input
  const mayHave = await ctx.throttle.countPasswordReset({ email, address: address ?? '' })
  if (!ctx.mailer || !mayHave) return
  await ctx.db.prisma.$transaction(tx => ctx.jobs.enqueuePasswordReset(tx, { email, language, address }))
}
