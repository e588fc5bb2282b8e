import type { Context } from '../context.ts'

/** Has this account been logged in to from the asking address before? Ended sessions are kept to know it. */
export async function isKnownAddress({ db, address }: Context, email: string): Promise<boolean> {
  const sessions = await db.prisma.session.count({ where: { user: { email }, address: address ?? '' } })
  return sessions > 0
}
