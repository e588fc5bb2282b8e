import type { IntegrationCounts } from '@collector/contracts'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'

/** How many integrations there are in each status. */
export async function countIntegrations({ ctx }: { ctx: Context }): Promise<IntegrationCounts> {
  authorize(ctx, 'integrations:read')
  const groups = await ctx.db.prisma.integration.groupBy({
    by: ['status'],
    where: { deletedAt: null },
    _count: true,
  })
  const counts = { total: 0, pending: 0, connected: 0, attention: 0, paused: 0 }
  for (const { status, _count } of groups) {
    counts[status] = _count
    counts.total += _count
  }
  return counts
}
