import type { PageQuery } from '@collector/contracts'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { decodeCursor, isUuid, toPage } from '../cursor.ts'
import { toInvitation } from './invitation-link.ts'

/** Everybody who is invited, newest first. @throws unauthenticated, forbidden */
export async function listInvitations({ ctx, input }: { ctx: Context; input: PageQuery }) {
  authorize(ctx, 'people:manage')
  const before = decodeCursor(input.cursor, [isUuid])?.[0]
  const rows = await ctx.db.prisma.invitation.findMany({
    where: before ? { id: { lt: before } } : {},
    orderBy: { id: 'desc' },
    take: input.limit + 1,
  })
  return toPage(rows, input.limit, toInvitation, row => [row.id])
}
