import type { Context } from '../context.ts'
import { jobOptionsOf } from './request-sync.ts'

const batchSize = 200

/**
 * Gives a new job to every run that has lost its own, which would otherwise keep its integration from being fetched
 * for ever. A run that waits, for its turn or for a provider that is down, has a job and is left alone. Run every
 * minute; a job too many is harmless. Returns how many there were.
 */
export async function rescueLostSyncs({ ctx }: { ctx: Context }): Promise<number> {
  return ctx.db.prisma.$transaction(async tx => {
    const lost = await ctx.jobs.findLostSyncs(tx, batchSize)
    for (const { syncId, trigger } of lost) {
      ctx.log.error({ syncId }, 'fetch had lost its job')
      await ctx.jobs.enqueueSync(tx, { syncId }, jobOptionsOf(trigger))
    }
    return lost.length
  })
}
