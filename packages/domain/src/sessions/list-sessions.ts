import type { OpenSession } from '@collector/contracts'
import type { Context } from '../context.ts'
import { livingSession } from './living-session.ts'
import { signedIn } from './signed-in.ts'

/** The person's own logins that last, the latest used first. @throws unauthenticated */
export async function listSessions({ ctx }: { ctx: Context }): Promise<{ items: OpenSession[] }> {
  const { id: userId, session: current } = signedIn(ctx)
  const sessions = await ctx.db.prisma.session.findMany({
    where: { ...livingSession(ctx), userId },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
  })
  return {
    items: sessions.map(({ id, address, userAgent, createdAt, lastSeenAt, expiresAt }) => ({
      id,
      current: id === current.id,
      address,
      userAgent,
      createdAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
    })),
  }
}
