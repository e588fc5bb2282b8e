import type { Sync, SyncFailure, SyncRecord } from '../../syncs.ts'
import { minutesBefore, windowOf } from './days.ts'

/** A fetch that has not been asked for anything yet. */
export function queuedSync(id: string, now: Date, trigger: Sync['trigger']): SyncRecord {
  return {
    id,
    trigger,
    status: 'queued',
    window: null,
    changedSince: null,
    expected: null,
    pages: 0,
    requests: 0,
    seen: 0,
    added: 0,
    changed: 0,
    unchanged: 0,
    quarantined: 0,
    missing: 0,
    missingHeld: 0,
    waitedMs: 0,
    failure: null,
    createdAt: now.toISOString(),
    startedAt: null,
    finishedAt: null,
    quarantinedRows: [],
    exchanges: [],
  }
}

/** A fetch that ended some minutes ago. */
export function endedSync(
  id: string,
  now: Date,
  { minutesAgo, daysBack, seen, failure = null }: EndedSync,
): SyncRecord {
  const startedAt = minutesBefore(now, minutesAgo + 1)
  return {
    ...queuedSync(id, now, 'schedule'),
    status: failure ? 'failed' : 'succeeded',
    window: windowOf(now, daysBack),
    expected: failure ? null : seen,
    pages: failure ? 0 : Math.ceil(seen / 100),
    requests: failure ? 3 : Math.ceil(seen / 100) + 1,
    seen: failure ? 0 : seen,
    unchanged: failure ? 0 : seen,
    failure,
    createdAt: startedAt,
    startedAt,
    finishedAt: minutesBefore(now, minutesAgo),
    exchanges: failure
      ? [
          {
            at: startedAt,
            method: 'GET',
            url: 'https://eaccountingapi.vismaonline.com/v2/customerinvoices',
            status: 503,
            outcome: 'unavailable',
            durationMs: 1_240,
            reference: null,
          },
        ]
      : [],
  }
}

interface EndedSync {
  minutesAgo: number
  daysBack: number
  seen: number
  failure?: SyncFailure | null
}
