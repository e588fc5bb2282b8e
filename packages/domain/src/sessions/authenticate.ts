import type { Session } from '@collector/contracts'
import type { Dependencies } from '../context.ts'
import { hashToken } from '../secrets/secret-token.ts'
import { livingSession } from './living-session.ts'
import { toSession } from './open-session.ts'

/** `last_seen_at` is written at most this often. */
const touchEveryMs = 60_000

/** A living session, as the contract shows it and as the verbs know it. */
export interface AuthenticatedSession {
  session: Session
  id: string
  authenticatedAt: Date
}

/**
 * The session behind a cookie's token; undefined when it is unknown, ended, idle, expired, or its user is
 * disabled.
 */
export async function authenticate(
  deps: Dependencies,
  token: string,
): Promise<AuthenticatedSession | undefined> {
  const now = deps.now()
  const session = await deps.db.prisma.session.findFirst({
    where: { ...livingSession(deps), tokenHash: hashToken(token), user: { disabledAt: null } },
    include: { user: true },
  })
  if (!session) return undefined
  if (now.getTime() - session.lastSeenAt.getTime() > touchEveryMs) {
    await deps.db.prisma.session.updateMany({
      where: { id: session.id, endedAt: null },
      data: { lastSeenAt: now },
    })
  }
  return {
    session: toSession(session.user, session.expiresAt),
    id: session.id,
    authenticatedAt: session.authenticatedAt ?? session.createdAt,
  }
}
