import type { Context } from '../context.ts'
import { networkOf } from '../network-of.ts'

/** Has this account been logged in to from the asking network before? Ended sessions are kept to know it. */
export async function isKnownAddress({ db, address }: Context, email: string): Promise<boolean> {
  const sessions = await db.prisma.session.groupBy({ by: ['address'], where: { user: { email } } })
  const network = networkOf(address ?? '')
  return sessions.some(session => networkOf(session.address) === network)
}
