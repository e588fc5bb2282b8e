import type { Context } from '../context.ts'

const longestPauseMs = 5_000

/**
 * Does what must not be given up because the database is away for a moment: again and again, with short pauses,
 * for `limitMs`. `work` may have been done already when it is done again.
 */
export async function keepTrying<T>(ctx: Context, limitMs: number, work: () => Promise<T>): Promise<T> {
  const end = ctx.now().getTime() + limitMs
  for (let pauseMs = 100; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    try {
      return await work()
    } catch (error) {
      if (ctx.now().getTime() + pauseMs >= end) throw error
      ctx.log.warn({ err: error }, 'a grant could not be written down, trying again')
      await ctx.sleep(pauseMs)
    }
  }
}
