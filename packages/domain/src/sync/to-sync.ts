import { type Sync, SyncFailure } from '@collector/contracts'
import type { Sync as StoredSync } from '@collector/db'
import { toDate } from '../swedish-time.ts'

/** What of a run is shown. */
export type ShownSync = Omit<
  StoredSync,
  | 'integrationId'
  | 'activeFor'
  | 'attempt'
  | 'nextPage'
  | 'cursor'
  | 'quarantine'
  | 'acceptMissing'
  | 'exchanges'
>

/** A fetch as the contract shows it. */
export function toSync(row: ShownSync): Sync {
  return {
    id: row.id,
    trigger: row.trigger,
    status: row.status,
    window:
      row.windowFrom && row.windowTo ? { from: toDate(row.windowFrom), to: toDate(row.windowTo) } : null,
    changedSince: row.changedSince?.toISOString() ?? null,
    expected: row.expected,
    pages: row.pages,
    requests: row.requests,
    seen: row.seen,
    added: row.added,
    changed: row.changed,
    unchanged: row.unchanged,
    quarantined: row.quarantined,
    missing: row.missing,
    missingHeld: row.missingHeld,
    waitedMs: row.waitedMs,
    failure: row.failure === null ? null : SyncFailure.parse(row.failure),
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  }
}
