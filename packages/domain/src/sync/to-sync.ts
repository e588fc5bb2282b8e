import { type Sync, SyncFailure } from '@collector/contracts'
import type { Sync as StoredSync } from '@collector/db'

/** A fetch as the contract shows it. */
export function toSync(row: StoredSync): Sync {
  return {
    id: row.id,
    trigger: row.trigger,
    status: row.status,
    window:
      row.windowFrom && row.windowTo ? { from: toDate(row.windowFrom), to: toDate(row.windowTo) } : null,
    expected: row.expected,
    seen: row.seen,
    added: row.added,
    changed: row.changed,
    unchanged: row.unchanged,
    quarantined: row.quarantined,
    requests: row.requests,
    failure: row.failure === null ? null : SyncFailure.parse(row.failure),
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  }
}

/** The calendar date that a `date` column holds. */
export function toDate(value: Date): string {
  return value.toISOString().slice(0, 10)
}
