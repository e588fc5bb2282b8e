import type { PageQuery } from '@collector/contracts'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { decodeCursor, isUuid, toPage } from '../cursor.ts'
import { findIntegration } from '../integrations/find-integration.ts'
import { toSync } from './to-sync.ts'

/** The fetches of an integration, newest first. @throws not_found */
export async function listSyncs({ ctx, input }: { ctx: Context; input: PageQuery & { id: string } }) {
  authorize(ctx, 'integrations:read')
  await findIntegration(ctx.db.prisma, input.id)
  const before = decodeCursor(input.cursor, [isUuid])?.[0]
  const rows = await ctx.db.prisma.sync.findMany({
    where: { integrationId: input.id, ...(before && { id: { lt: before } }) },
    orderBy: { id: 'desc' },
    take: input.limit + 1,
  })
  return toPage(rows, input.limit, toSync, row => [row.id])
}
