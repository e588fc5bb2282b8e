const minuteMs = 60_000

/** How often every integration is fetched. */
const syncIntervalMs = 6 * 60 * minuteMs

/** Waits between tries while fetching fails: quickly at first, then with the ordinary interval. */
const retryDelaysMs = [1, 5, 15, 60].map(minutes => minutes * minuteMs)

/** When fetching fails this often in a row, administrators are told. */
export const failuresUntilAttention = 4

/** The first scheduled fetch: somewhere in the second half of an interval, spread by the integration's id. */
export function firstSyncAt(now: Date, integrationId: string): Date {
  const share = Number.parseInt(integrationId.slice(-8), 16) / 0xffffffff
  return new Date(now.getTime() + syncIntervalMs * (0.5 + share / 2))
}

/** The fetch after one that worked. */
export function nextSyncAt(now: Date): Date {
  return new Date(now.getTime() + syncIntervalMs)
}

/** The next try after `failureCount` failures in a row, not before the provider allows it. */
export function retrySyncAt(now: Date, failureCount: number, retryAfterMs = 0): Date {
  const delayMs = retryDelaysMs[failureCount - 1] ?? syncIntervalMs
  return new Date(now.getTime() + Math.max(delayMs, retryAfterMs))
}
