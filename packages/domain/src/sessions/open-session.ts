import type { Session } from '@collector/contracts'
import type { User } from '@collector/db'
import type { Context } from '../context.ts'
import { createSecretToken, hashToken } from '../secrets/secret-token.ts'
import type { Transaction } from '../transaction.ts'

/** A session with its secret, which only the cookie holds. */
export interface OpenedSession {
  token: string
  session: Session
}

/** Opens a session with a fresh token; the one that the browser may still hold ends. */
export async function openSession(
  ctx: Context,
  tx: Transaction,
  {
    user,
    formerToken,
    userAgent,
    authenticatedAt,
  }: {
    user: User
    formerToken?: string | undefined
    userAgent?: string | undefined
    /** When the person proved who it is, where that is not now. */
    authenticatedAt?: Date | undefined
  },
): Promise<OpenedSession> {
  const token = createSecretToken()
  const now = ctx.now()
  if (formerToken) {
    await tx.session.updateMany({
      where: { tokenHash: hashToken(formerToken), endedAt: null },
      data: { endedAt: now },
    })
  }
  const session = await tx.session.create({
    data: {
      userId: user.id,
      tokenHash: hashToken(token),
      address: ctx.address ?? '',
      userAgent: userAgent?.slice(0, 300) ?? null,
      createdAt: now,
      authenticatedAt: authenticatedAt ?? now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + ctx.sessionLimits.absoluteMs),
    },
  })
  return { token, session: toSession(user, session.expiresAt) }
}

/** A session as the contract shows it. */
export function toSession(user: Pick<User, 'id' | 'email' | 'name' | 'role'>, expiresAt: Date): Session {
  return {
    user: { id: user.id, email: user.email, name: user.name, role: user.role },
    expiresAt: expiresAt.toISOString(),
  }
}
