import type { Session } from '@collector/contracts'
import type { User } from '@collector/db'
import type { Context } from '../context.ts'
import { createSecretToken, hashToken } from '../secrets/secret-token.ts'
import type { Transaction } from '../transaction.ts'

/** A login lasts at most this long, and ends after `idleLimitMs` without a request. */
export const absoluteLimitMs = 7 * 24 * 60 * 60_000
export const idleLimitMs = 8 * 60 * 60_000

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
  }: { user: User; formerToken?: string | undefined; userAgent?: string | undefined },
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
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + absoluteLimitMs),
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
