const minuteMs = 60_000

/** How often every integration is fetched. */
const syncIntervalMs = 6 * 60 * minuteMs

/** Waits between tries while fetching fails: quickly at first, then with the ordinary interval. */
const retryDelaysMs = [1, 5, 15, 60].map(minutes => minutes * minuteMs)

/** When fetching fails this often in a row, administrators are told. */
export const failuresUntilAttention = 4

/** The first scheduled fetch: somewhere in the second half of an interval, spread by the integration's id. */
export function firstSyncAt(now: Date, integrationId: string): Date {
  return new Date(now.getTime() + syncIntervalMs * (0.5 + shareOf(integrationId) / 2))
}

/** The fetch after one that worked. */
export function nextSyncAt(now: Date): Date {
  return new Date(now.getTime() + syncIntervalMs)
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
