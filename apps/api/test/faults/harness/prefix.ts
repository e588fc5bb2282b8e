import type { Db } from '@collector/db'
import { expect } from 'vitest'
import type { SourceRow } from './source.ts'
import type { Tally } from './tally.ts'

/**
 * Fails unless exactly those invoices are stored that the run says it has seen, from the first one on: whatever the
 * moment, rows and cursor are of one mind.
 */
export async function expectPrefix(
  count: Tally,
  db: Db,
  syncId: string,
  source: readonly SourceRow[],
): Promise<void> {
  const { rows } = await db.queryable.query({
    text: `SELECT s.seen,
             (SELECT count(*)::int FROM invoices i WHERE i.integration_id = s.integration_id) AS stored,
             (SELECT max(i.number::bigint)::text FROM invoices i WHERE i.integration_id = s.integration_id) AS last
           FROM syncs s WHERE s.id = $1`,
    values: [syncId],
  })
  const { seen, stored, last } = rows[0] as { seen: number; stored: number; last: string | null }
  count('cursors ahead', seen > stored ? 1 : 0)
  expect({ stored, last }).toEqual({ stored: seen, last: source[seen - 1]?.number ?? null })
}
