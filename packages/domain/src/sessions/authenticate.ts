import type { Session } from '@collector/contracts'
import type { Dependencies } from '../context.ts'
import { hashToken } from '../secrets/secret-token.ts'
import { idleLimitMs, toSession } from './open-session.ts'

/** `last_seen_at` is written at most this often. */
const touchEveryMs = 60_000

/**
 * The session behind a cookie's token; undefined when it is unknown, ended, idle, expired, or its user is
 * disabled.
 */
export async function authenticate(deps: Dependencies, token: string): Promise<Session | undefined> {
  const now = deps.now()
  const session = await deps.db.prisma.session.findFirst({
    where: {
      tokenHash: hashToken(token),
      endedAt: null,
      expiresAt: { gt: now },
      lastSeenAt: { gt: new Date(now.getTime() - idleLimitMs) },
      user: { disabledAt: null },
    },
    include: { user: true },
  })
  if (!session) return undefined
  if (now.getTime() - session.lastSeenAt.getTime() > touchEveryMs) {
    await deps.db.prisma.session.updateMany({
      where: { id: session.id, endedAt: null },
      data: { lastSeenAt: now },
    })
  }
  return toSession(session.user, session.expiresAt)
}
