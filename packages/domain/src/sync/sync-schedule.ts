const minuteMs = 60_000

/** How often every integration is fetched. */
const syncIntervalMs = 6 * 60 * minuteMs

/**
 * A run over the whole window once a day, and a little earlier than a day, so that it stays with the same of the
 * four scheduled runs.
 */
export const wholeWindowIntervalMs = 23 * 60 * minuteMs

/**
 * How far a run that asks for changes looks back behind the start of the last complete one: the apps write down
 * changes by clocks of their own, one of them in Swedish time to the minute, where an hour comes twice in October.
 */
export const changesOverlapMs = 2 * 60 * minuteMs

/** Waits between tries while fetching fails: quickly at first, then with the ordinary interval. */
const retryDelaysMs = [1, 5, 15, 60].map(minutes => minutes * minuteMs)

/** No schedule, and no provider that asks to be left alone for a day, puts a fetch off for as long as this. */
export const farthestSyncMs = 2 * 24 * 60 * minuteMs

/** When fetching fails this often in a row, administrators are told. */
export const failuresUntilAttention = 4

/** The first scheduled fetch: somewhere in the second half of an interval, spread by the integration's id. */
export function firstSyncAt(now: Date, integrationId: string): Date {
  return new Date(now.getTime() + syncIntervalMs * (0.5 + shareOf(integrationId) / 2))
}

/**
 * The fetch after the one that was due: at its place in the interval, so that the spread outlives a downtime, and
 * what was missed is made up for once.
 */
export function nextSyncAt(now: Date, due: Date | null = null): Date {
  const dueAt = due !== null && due <= now ? due : now
  const lateMs = now.getTime() - dueAt.getTime()
  return new Date(dueAt.getTime() + syncIntervalMs * (Math.floor(lateMs / syncIntervalMs) + 1))
}

/**
 * The next try after `failureCount` failures in a row: not before the provider allows it, and up to half as
 * long again, so that integrations that failed together do not come back together.
 */
export function retrySyncAt(now: Date, integrationId: string, failureCount: number, retryAfterMs = 0): Date {
  const delayMs = Math.max(retryDelaysMs[failureCount - 1] ?? syncIntervalMs, retryAfterMs)
  return new Date(now.getTime() + delayMs * (1 + shareOf(integrationId) / 2))
}

/** A number from 0 to 1 that the random end of the id decides. */
function shareOf(integrationId: string): number {
  return Number.parseInt(integrationId.slice(-8), 16) / 0xffffffff
}
