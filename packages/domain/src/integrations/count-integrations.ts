import type { App, CountIntegrationsQuery, IntegrationCounts, IntegrationStatus } from '@collector/contracts'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'

/** How many integrations there are in each status, whatever their number: the changes are summed up. */
export async function countIntegrations({
  ctx,
  input,
}: {
  ctx: Context
  input: CountIntegrationsQuery
}): Promise<IntegrationCounts> {
  authorize(ctx, 'integrations:read')
  const tallies = await ctx.db.prisma.$queryRaw<{ app: App; status: IntegrationStatus; count: number }[]>`
    SELECT app::text, status::text, sum(count)::int AS count FROM integration_tallies GROUP BY app, status`
  const counts = { total: 0, pending: 0, connected: 0, attention: 0, paused: 0 }
  for (const { app, status, count } of tallies) {
    if (app !== (input.app ?? app)) continue
    counts[status] += count
    counts.total += count
  }
  return counts
}
