import type { Session } from '@collector/contracts'
import type { Dependencies } from '../context.ts'
import { hashToken } from '../secrets/secret-token.ts'
import { isLivingSession } from './living-session.ts'
import { toSession } from './open-session.ts'

/** `last_seen_at` is written at most this often. */
const touchEveryMs = 60_000

/** A living session, as the contract shows it and as the verbs know it. */
export interface AuthenticatedSession {
  session: Session
  id: string
  authenticatedAt: Date
}

interface LivingSession {
  id: string
  expiresAt: Date
  lastSeenAt: Date
  authenticatedAt: Date
  user: Session['user']
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
  // Every request begins with this: one statement for both tables.
  const [session] = await deps.db.prisma.$queryRaw<LivingSession[]>`
    SELECT sessions.id::text, sessions.expires_at AS "expiresAt", sessions.last_seen_at AS "lastSeenAt",
      COALESCE(sessions.authenticated_at, sessions.created_at) AS "authenticatedAt",
      json_build_object('id', users.id, 'email', users.email, 'name', users.name, 'role', users.role) AS "user"
    FROM sessions JOIN users ON users.id = sessions.user_id
    WHERE sessions.token_hash = ${hashToken(token)} AND ${isLivingSession(deps)} AND users.disabled_at IS NULL`
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
    authenticatedAt: session.authenticatedAt,
  }
}
