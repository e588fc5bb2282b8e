import { type Db, Prisma } from '@collector/db'
import { beforeAllRows } from '../before-all-rows.ts'
import { envelopeHead, type SecretPlace } from './vault.ts'

/** A column of envelopes, and the column that names the row in their places. */
export interface SealedColumn {
  table: string
  column: string
  rowColumn: string
}

/** Where an envelope is stored, and what it is. */
export interface SealedValue extends SecretPlace, SealedColumn {
  envelope: Uint8Array<ArrayBuffer>
}

/** All of them, those of one table together. */
export const sealedColumns: readonly SealedColumn[] = [
  { table: 'connections', column: 'access_token_sealed', rowColumn: 'integration_id' },
  { table: 'connections', column: 'refresh_token_sealed', rowColumn: 'integration_id' },
  { table: 'held_connections', column: 'access_token_sealed', rowColumn: 'integration_id' },
  { table: 'held_connections', column: 'refresh_token_sealed', rowColumn: 'integration_id' },
  { table: 'consent_links', column: 'token_sealed', rowColumn: 'id' },
  { table: 'revocations', column: 'refresh_token_sealed', rowColumn: 'id' },
  { table: 'mails', column: 'data_sealed', rowColumn: 'id' },
  { table: 'second_factors', column: 'secret_sealed', rowColumn: 'user_id' },
]

const batchSize = 50

/** The values of a column that another key than this one has sealed, a small batch at a time. */
export async function* batchesNotUnder(
  db: Db,
  keyId: string,
  sealed: SealedColumn,
): AsyncGenerator<SealedValue[]> {
  const { table, column, rowColumn } = raw(sealed)
  let after = beforeAllRows
  while (true) {
    const rows = await db.prisma.$queryRaw<Pick<SealedValue, 'row' | 'envelope'>[]>`
      SELECT ${rowColumn}::text AS row, ${column} AS envelope FROM ${table}
      WHERE ${rowColumn} > ${after}::uuid AND NOT ${isUnder(keyId, sealed)}
      ORDER BY ${rowColumn} LIMIT ${batchSize}`
    if (rows.length > 0) yield rows.map(row => ({ ...sealed, ...row }))
    const last = rows.at(-1)
    if (!last || rows.length < batchSize) return
    after = last.row
  }
}

/** How many values of a column this key has sealed, and how many others there are. */
export async function countUnder(
  db: Db,
  keyId: string,
  sealed: SealedColumn,
): Promise<{ under: number; notUnder: number }> {
  const { table, column } = raw(sealed)
  const [counted] = await db.prisma.$queryRaw<{ under: number; notUnder: number }[]>`
    SELECT count(*) FILTER (WHERE ${isUnder(keyId, sealed)})::int AS under,
      count(*) FILTER (WHERE NOT ${isUnder(keyId, sealed)})::int AS "notUnder"
    FROM ${table} WHERE ${column} IS NOT NULL`
  return counted ?? { under: 0, notUnder: 0 }
}

/** Stores an envelope in place of that one, unless somebody else has stored another since it was read. */
export async function replaceEnvelope(
  db: Db,
  { row, envelope, ...sealed }: SealedValue,
  next: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const { table, column, rowColumn } = raw(sealed)
  await db.prisma.$executeRaw`
    UPDATE ${table} SET ${column} = ${next} WHERE ${rowColumn} = ${row}::uuid AND ${column} = ${envelope}`
}

/** Forgets the proof of a key that no value is under any more; false when one is. */
export async function forgetUnusedKey(db: Db, keyId: string): Promise<boolean> {
  const isUnused = sealedColumns.map(
    sealed => Prisma.sql`NOT EXISTS (SELECT FROM ${raw(sealed).table} WHERE ${isUnder(keyId, sealed)})`,
  )
  const count = await db.prisma.$executeRaw`
    DELETE FROM sealing_keys WHERE id = ${keyId} AND ${Prisma.join(isUnused, ' AND ')}`
  return count > 0
}

/** Looks at the head of an envelope only. Null where there is none. */
function isUnder(keyId: string, sealed: SealedColumn): Prisma.Sql {
  const head = envelopeHead(keyId)
  return Prisma.sql`(substring(${raw(sealed).column} FROM 1 FOR ${head.length}::int) = ${head})`
}

function raw({ table, column, rowColumn }: SealedColumn) {
  return { table: Prisma.raw(table), column: Prisma.raw(column), rowColumn: Prisma.raw(rowColumn) }
}
