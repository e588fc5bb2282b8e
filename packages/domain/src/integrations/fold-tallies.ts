import type { Context } from '../context.ts'

/** So many changes are summed up at each look without being noticed. */
const changesToKeep = 500

/**
 * Sums up the changes of the counts, so that few are left to read. Several may do it at once: whoever comes second
 * finds the rows gone.
 */
export async function foldTallies({ ctx }: { ctx: Context }): Promise<void> {
  await ctx.db.prisma.$executeRaw`
    WITH changes AS (
      DELETE FROM integration_tallies
      WHERE (SELECT count(*) FROM integration_tallies) > ${changesToKeep}
      RETURNING app, status, count
    )
    INSERT INTO integration_tallies (app, status, count)
    SELECT app, status, sum(count) FROM changes GROUP BY app, status`
}
