import type { PageQuery } from '@collector/contracts'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { decodeCursor, isText, isUuid, toPage } from '../cursor.ts'
import { personParts, toPerson } from './to-person.ts'

/** Everybody with an account, by name. @throws unauthenticated, forbidden */
export async function listPeople({ ctx, input }: { ctx: Context; input: PageQuery }) {
  authorize(ctx, 'people:manage')
  const [name, id] = decodeCursor(input.cursor, [isText, isUuid]) ?? []
  const rows = await ctx.db.prisma.user.findMany({
    where: name !== undefined && id ? { OR: [{ name: { gt: name } }, { name, id: { gt: id } }] } : {},
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    include: personParts(ctx),
    take: input.limit + 1,
  })
  return toPage(rows, input.limit, toPerson, row => [row.name, row.id])
}
