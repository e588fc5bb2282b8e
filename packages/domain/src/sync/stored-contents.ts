import { Prisma } from '@collector/db'
import type { InvoiceQuery } from '@collector/providers'
import type { Context } from '../context.ts'
import { hashBytes } from './hash-list.ts'

/** The contents that the invoices of a run's window had when it began. */
export interface StoredContents {
  /** Whether an invoice is stored like this. `contentHash` is in hex. */
  has(contentHash: string): boolean
  /** Those that were never asked for: the invoice has changed or is gone. */
  unasked(): Buffer
}

/**
 * Reads the contents for a run over the whole window, all at once: to look for every single invoice in the database
 * takes as long as to store it. A run of changes does without, as most of what it brings is to be stored.
 */
export async function readStoredContents(
  ctx: Context,
  run: Pick<InvoiceQuery, 'window' | 'changedSince'> & { integrationId: string },
): Promise<StoredContents> {
  if (run.changedSince !== null) return createStoredContents(Buffer.alloc(0))
  const { text, values } = Prisma.sql`
    SELECT string_agg(substr(content_hash, 1, ${hashBytes}::int), '') AS hashes
    FROM invoices WHERE ${isStored(run)} GROUP BY get_byte(content_hash, 0)`
  const { rows } = await ctx.db.queryable.query({ text, values })
  return createStoredContents(Buffer.concat(rows.map(({ hashes }) => hashes as Buffer)))
}

/** A condition on `invoices`: a row of the run's window that is not hidden. */
export const isStored = (run: Pick<InvoiceQuery, 'window'> & { integrationId: string }) => Prisma.sql`
  integration_id = ${run.integrationId}::uuid AND missing_since IS NULL
    AND invoice_date BETWEEN ${run.window.from}::date AND ${run.window.to}::date`

function createStoredContents(hashes: Buffer): StoredContents {
  const length = hashes.length / hashBytes
  const readHash = (_: unknown, place: number) => hashes.readBigUInt64LE(place * hashBytes)
  const sorted = BigUint64Array.from({ length }, readHash).sort()
  const isAsked = new Uint8Array(length)
  const asked = Buffer.alloc(hashBytes)
  return {
    has(contentHash) {
      asked.write(contentHash, 0, hashBytes, 'hex')
      const place = findPlace(sorted, asked.readBigUInt64LE())
      if (place === undefined) return false
      isAsked[place] = 1
      return true
    },
    unasked() {
      const rest = sorted.filter((_, place) => isAsked[place] === 0)
      const unasked = Buffer.alloc(rest.byteLength)
      for (const [place, value] of rest.entries()) unasked.writeBigUInt64LE(value, place * hashBytes)
      return unasked
    },
  }
}

function findPlace(sorted: BigUint64Array, value: bigint): number | undefined {
  let from = 0
  let to = sorted.length
  while (from < to) {
    const middle = (from + to) >>> 1
    if ((sorted[middle] as bigint) < value) from = middle + 1
    else to = middle
  }
  return sorted[from] === value ? from : undefined
}
