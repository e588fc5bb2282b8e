import type { Context } from './context.ts'

/** Clocks that differ by less are as good as one another. */
export const toleratedSkewMs = 15 * 60_000

/** This process and its database disagree about the time. */
class ClockError extends Error {
  override name = 'ClockError'
}

/**
 * Refuses to go on when this process and its database disagree about the time. Whatever plans or erases by the time
 * asks first: a clock that is ahead by a year would put every fetch off and erase every invoice. @throws ClockError
 */
export async function requireTrueClock({ ctx }: { ctx: Context }): Promise<void> {
  const before = ctx.now()
  const [row] = await ctx.db.prisma.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`
  const databaseMs = row?.now.getTime() ?? Number.NaN
  const isBehind = databaseMs - ctx.now().getTime() > toleratedSkewMs
  const isAhead = before.getTime() - databaseMs > toleratedSkewMs
  if (!isBehind && !isAhead) return
  ctx.log.error({ processTime: before, databaseTime: row?.now }, 'clocks disagree, nothing is planned')
  throw new ClockError('clocks disagree')
}
