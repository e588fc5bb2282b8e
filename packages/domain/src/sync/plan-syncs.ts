import type { Context } from '../context.ts'
import { insertSync } from './request-sync.ts'
import { nextSyncAt } from './sync-schedule.ts'

const batchSize = 200

/**
 * Starts a fetch for every integration that is due; several planners at once share the work. Returns how
 * many.
 */
export async function planSyncs({ ctx }: { ctx: Context }): Promise<number> {
  const due = await ctx.db.prisma.integration.findMany({
    where: { nextSyncAt: { lte: ctx.now() }, deletedAt: null },
    orderBy: { nextSyncAt: 'asc' },
    select: { id: true, nextSyncAt: true },
    take: batchSize,
  })
  let started = 0
  for (const { id, nextSyncAt: dueAt } of due) {
    const sync = await ctx.db.prisma.$transaction(async tx => {
      const { count } = await tx.integration.updateMany({
        where: { id, nextSyncAt: dueAt, deletedAt: null },
        data: { nextSyncAt: nextSyncAt(ctx.now()) },
      })
      return count === 0 ? undefined : insertSync(ctx, tx, { integrationId: id, trigger: 'schedule' })
    })
    if (sync) started += 1
  }
  return started
}
