import type { Context } from '../context.ts'
import { insertSync } from './request-sync.ts'
import { farthestSyncMs, nextSyncAt } from './sync-schedule.ts'

const batchSize = 200

/** So many in a minute reach a million integrations in an interval, several times over. */
const maxBatches = 30

/**
 * Starts a fetch for every integration that is due, and for those whose next one a clock that was wrong has put off
 * to where no schedule does (decision 024); several planners at once share the work. Returns how many.
 */
export async function planSyncs({ ctx }: { ctx: Context }): Promise<number> {
  let started = 0
  for (let batch = 0; batch < maxBatches; batch += 1) {
    const planned = await planBatch(ctx)
    started += planned.started
    if (planned.due < batchSize) break
  }
  return started
}

async function planBatch(ctx: Context): Promise<{ due: number; started: number }> {
  const farthest = new Date(ctx.now().getTime() + farthestSyncMs)
  const due = await ctx.db.prisma.integration.findMany({
    where: {
      OR: [{ nextSyncAt: { lte: ctx.now() } }, { nextSyncAt: { gt: farthest } }],
      // One whose run is under way stays due: there may be any number of them while an app is down.
      syncs: { none: { activeFor: { not: null } } },
      deletedAt: null,
    },
    orderBy: { nextSyncAt: 'asc' },
    select: { id: true, nextSyncAt: true },
    take: batchSize,
  })
  let started = 0
  for (const { id, nextSyncAt: dueAt } of due) {
    const sync = await ctx.db.prisma.$transaction(async tx => {
      const { count } = await tx.integration.updateMany({
        where: { id, nextSyncAt: dueAt, deletedAt: null },
        data: { nextSyncAt: nextSyncAt(ctx.now(), dueAt) },
      })
      return count === 0 ? undefined : insertSync(ctx, tx, { integrationId: id, trigger: 'schedule' })
    })
    if (sync) started += 1
  }
  return { due: due.length, started }
}
