import type { Prisma } from '@collector/db'
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
