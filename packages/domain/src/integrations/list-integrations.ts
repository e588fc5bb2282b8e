import type { Integration, PageQuery } from '@collector/contracts'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { decodeCursor, isUuid, toPage } from '../cursor.ts'
import { readIntegrations } from './read-integrations.ts'

/** A page of integrations, newest first; ids grow with time, so the id is the cursor. */
export async function listIntegrations({ ctx, input }: { ctx: Context; input: PageQuery }) {
  authorize(ctx, 'integrations:read')
  const before = decodeCursor(input.cursor, [isUuid])?.[0]
  const items = await readIntegrations(ctx, ctx.db.prisma, {
    where: { deletedAt: null, ...(before && { id: { lt: before } }) },
    orderBy: { id: 'desc' },
    take: input.limit + 1,
  })
  return toPage(
    items,
    input.limit,
    (item): Integration => item,
    item => [item.id],
  )
}
