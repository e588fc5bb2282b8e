import type { Context } from '../context.ts'
import { DomainError } from '../domain-error.ts'
import { createSecretToken, hashToken } from '../secrets/secret-token.ts'
import type { Transaction } from '../transaction.ts'
import { type OpenedSession, toSession } from './open-session.ts'
import { signedIn } from './signed-in.ts'

/**
 * Gives the asking session a fresh token, as a person has just proved who it is; the former token is dead.
 * @throws unauthenticated when the session has ended meanwhile
 */
export async function renewSession(ctx: Context, tx: Transaction): Promise<OpenedSession> {
  const { id } = signedIn(ctx).session
  const token = createSecretToken()
  const [session] = await tx.session.updateManyAndReturn({
    where: { id, endedAt: null },
    data: { tokenHash: hashToken(token), authenticatedAt: ctx.now() },
    include: { user: true },
  })
  if (!session) throw new DomainError('unauthenticated')
  return { token, session: toSession(session.user, session.expiresAt) }
}
