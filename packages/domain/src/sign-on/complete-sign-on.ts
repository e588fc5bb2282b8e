import type { Context } from '../context.ts'
import { recordEvent } from '../events/record-event.ts'
import { type OpenedSession, openSession } from '../sessions/open-session.ts'
import { findOrCreateUser } from './find-or-create-user.ts'
import { openSignOn } from './sign-on-attempt.ts'
import { SignOnError, type SignOnIdentity } from './single-sign-on.ts'

/** Nothing that demands a recent proof is open to who has not given one that we know the time of. */
const longAgo = new Date(0)

/**
 * Ends a login at the organisation's provider: who is vouched for with a verified address and has an account, an
 * invitation or an address of our domains is logged in. The provider's login counts in place of password and
 * second factor. @throws SignOnError
 */
export async function completeSignOn({
  ctx,
  input,
}: {
  ctx: Context
  input: {
    parameters: URLSearchParams
    sealedAttempt: string | undefined
    redirectUri: string
    userAgent?: string | undefined
  }
}): Promise<OpenedSession & { next: string }> {
  const attempt = openSignOn(ctx.vault, input.sealedAttempt, ctx.now())
  if (!attempt || attempt.state !== input.parameters.get('state')) throw new SignOnError('expired')
  if (!ctx.singleSignOn) throw new SignOnError('unavailable')
  const { redirectUri, parameters } = input
  const identity = await ctx.singleSignOn.identify({ ...attempt, redirectUri, parameters })
  const opened = await recordRefusal(ctx, identity, () =>
    ctx.db.prisma.$transaction(async tx => {
      const user = await findOrCreateUser(ctx, tx, identity)
      const actor = { kind: 'user', id: user.id, name: user.name, role: user.role } as const
      await recordEvent(tx, ctx, { type: 'session.created', actor, data: { by: 'single_sign_on' } })
      return openSession(ctx, tx, {
        user,
        formerToken: attempt.formerToken,
        userAgent: input.userAgent,
        authenticatedAt: earlier(identity.authenticatedAt ?? longAgo, ctx.now()),
      })
    }),
  )
  return { ...opened, next: attempt.next }
}

/** Whom the provider vouches for and we refuse is in the history. */
async function recordRefusal<T>(
  ctx: Context,
  { email }: SignOnIdentity,
  logIn: () => Promise<T>,
): Promise<T> {
  try {
    return await logIn()
  } catch (error) {
    if (!(error instanceof SignOnError)) throw error
    const data = {
      by: 'single_sign_on',
      failure: error.failure,
      ...(email && { person: email.slice(0, 254) }),
    }
    await recordEvent(ctx.db.prisma, ctx, { type: 'session.refused', data })
    throw error
  }
}

/** A provider whose clock is ahead gives no proof of the future. */
function earlier(a: Date, b: Date): Date {
  return a < b ? a : b
}
