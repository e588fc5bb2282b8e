import { Prisma } from '@collector/db'
import type { Context } from '../context.ts'
import type { Transaction } from '../transaction.ts'
import { hashBytes, toByteaArray } from './hash-list.ts'
import { isStored } from './stored-contents.ts'
import type { SyncRun } from './take-run.ts'

/** Up to this many invoices may vanish at once, and a fifth of what is stored; of several not all. */
const unsuspiciousCount = 10
const unsuspiciousShare = 0.2

/**
 * How many invoices the provider no longer has, after a run that saw the whole window; undefined after one that
 * cannot tell.
 */
export async function countMissing(ctx: Context, run: SyncRun): Promise<number | undefined> {
  if (run.changedSince !== null || !run.seen.isComplete) return undefined
  if (run.stored.unasked().length === 0) return 0
  const { text, values } = countOf(isMissing(run))
  const { rows } = await ctx.db.queryable.query({ text, values })
  return Number(rows[0]?.['count'])
}

/**
 * Hides the invoices that were counted as missing. A sudden loss of many is held, unless somebody asked for it:
 * more likely than their end is a fault.
 */
export async function hideMissing(
  tx: Transaction,
  run: SyncRun,
  { missing, acceptMissing }: { missing: number; acceptMissing: boolean },
): Promise<{ missing: number; missingHeld: number }> {
  if (missing === 0) return { missing, missingHeld: 0 }
  if (missing > 1 && !acceptMissing) {
    const [{ count: stored } = { count: 0 }] = await tx.$queryRaw<{ count: number }[]>(countOf(isStored(run)))
    const isMany = missing > unsuspiciousCount && missing > stored * unsuspiciousShare
    if (isMany || missing === stored) return { missing: 0, missingHeld: missing }
  }
  const hidden = await tx.$executeRaw`
    UPDATE invoices SET missing_since = now() WHERE ${isMissing(run)}`
  return { missing: hidden, missingHeld: 0 }
}

/** Still as it was when the run began, and never seen. PostgreSQL makes hash tables of the arrays. */
const isMissing = (run: SyncRun) => Prisma.sql`${isStored(run)}
  AND substr(content_hash, 1, ${hashBytes}::int) = ANY (${toByteaArray(run.stored.unasked())}::bytea[])
  AND substr(sha256(convert_to(external_id, 'UTF8')), 1, ${hashBytes}::int)
    <> ALL (${toByteaArray(run.seen.ids())}::bytea[])`

const countOf = (condition: Prisma.Sql) =>
  Prisma.sql`SELECT count(*)::int AS count FROM invoices WHERE ${condition}`
