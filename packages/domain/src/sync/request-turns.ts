import type { Db } from '@collector/db'
import type { RateLimit } from '@collector/providers'

/** Longer than this nobody waits: the run ends and comes back. */
export const longestWaitMs = 120_000

/** Makes requests to a provider take turns, over all processes and in the order they come. */
export interface RequestTurns {
  /**
   * Takes the next turn, unless it is more than `maxWaitMs` away, two minutes when nothing is said. Returns how
   * long to wait for it, or, without taking one, how long that would be, and until when the provider has asked
   * to be left alone.
   */
  take(
    key: string,
    limit: RateLimit,
    maxWaitMs?: number,
  ): Promise<{ taken: boolean; waitMs: number; heldUntil: Date | null }>
  /** Lets nobody have a turn for this long: the provider has asked to be left alone. */
  holdBack(key: string, waitMs: number): Promise<void>
  /** Until when the provider has asked to be left alone: turns that were taken before it asked do not count. */
  heldUntil(key: string): Promise<Date | null>
}

/**
 * Turns in the database, by its clock: a row holds when the next request may go, and each request moves it on by
 * its share of the period (the generic cell rate algorithm, ITU-T I.371). A tenth of the limit may go at once,
 * eight tenths over the period, and the rest is left for what arrives unevenly.
 */
export function createRequestTurns(db: Db): RequestTurns {
  return {
    async take(key, { requests, periodMs }, maxWaitMs = longestWaitMs) {
      const spacingMs = periodMs / (requests * 0.8)
      const burstMs = Math.floor(requests * 0.1) * spacingMs
      const [turn] = await db.prisma.$queryRaw<Awaited<ReturnType<RequestTurns['take']>>[]>`
        WITH turn AS (
          INSERT INTO request_turns AS t (key, next_at) VALUES (${key}, now() + ${spacingMs - burstMs} * interval '1 ms')
          ON CONFLICT (key) DO UPDATE
            SET next_at = greatest(t.next_at, now() - ${burstMs} * interval '1 ms') + ${spacingMs} * interval '1 ms'
            WHERE t.next_at <= now() + ${maxWaitMs} * interval '1 ms'
          RETURNING next_at - ${spacingMs} * interval '1 ms' AS at, held_until
        )
        SELECT EXISTS (SELECT FROM turn) AS taken, (SELECT held_until FROM turn) AS "heldUntil", ceil(extract(epoch FROM greatest(
          coalesce((SELECT at FROM turn), (SELECT next_at FROM request_turns WHERE key = ${key})) - now(),
          interval '0')) * 1000)::int AS "waitMs"`
      return turn ?? { taken: true, waitMs: 0, heldUntil: null }
    },
    async holdBack(key, waitMs) {
      await db.prisma.$executeRaw`
        INSERT INTO request_turns AS t (key, next_at, held_until)
        VALUES (${key}, now() + ${waitMs} * interval '1 ms', now() + ${waitMs} * interval '1 ms')
        ON CONFLICT (key) DO UPDATE SET next_at = greatest(t.next_at, excluded.next_at),
          held_until = greatest(t.held_until, excluded.held_until)`
    },
    async heldUntil(key) {
      return (await db.prisma.requestTurn.findUnique({ where: { key } }))?.heldUntil ?? null
    },
  }
}
