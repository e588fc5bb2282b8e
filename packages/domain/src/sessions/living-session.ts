import { Prisma } from '@collector/db'
import type { Dependencies } from '../context.ts'

/** Which sessions last: neither ended nor idle nor too old. */
export function livingSession({ now, sessionLimits }: Pick<Dependencies, 'now' | 'sessionLimits'>) {
  const at = now()
  return {
    endedAt: null,
    expiresAt: { gt: at },
    lastSeenAt: { gt: new Date(at.getTime() - sessionLimits.idleMs) },
  } satisfies Prisma.SessionWhereInput
}

/** The same of the rows of a statement over `sessions`. */
export function isLivingSession(deps: Pick<Dependencies, 'now' | 'sessionLimits'>): Prisma.Sql {
  const { expiresAt, lastSeenAt } = livingSession(deps)
  return Prisma.sql`sessions.ended_at IS NULL AND sessions.expires_at > ${expiresAt.gt}
    AND sessions.last_seen_at > ${lastSeenAt.gt}`
}
