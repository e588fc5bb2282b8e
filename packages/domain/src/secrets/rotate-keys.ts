import type { Db } from '@collector/db'
import {
  batchesNotUnder,
  countUnder,
  forgetUnusedKey,
  replaceEnvelope,
  type SealedColumn,
  type SealedValue,
  sealedColumns,
} from './sealed-values.ts'
import { keyIdOf, type Vault, VaultError } from './vault.ts'

/** How far a table is: `total` of its values were under a former key, `done` of them have been sealed anew. */
export interface RotationProgress {
  table: string
  done: number
  total: number
}

/** A value that does not open and stays as it is. */
interface UnreadableValue {
  table: string
  row: string
  column: string
  reason: string
}

/** What a rotation has done, and what it could not do. */
export interface Rotation {
  tables: { table: string; total: number; left: number }[]
  unreadable: UnreadableValue[]
  /** Former keys that some process still seals with. */
  stillUsed: string[]
  /** Former keys that nothing is sealed with any more and that no start asks for any longer. */
  retired: string[]
}

/**
 * Seals with the current key whatever a former one has sealed, while others read and write: each value by
 * itself, and only while it is the one that was read. It may be interrupted at any moment and begun again.
 */
export async function rotateKeys(
  db: Db,
  vault: Vault,
  report: (progress: RotationProgress) => void = () => {},
): Promise<Rotation> {
  const returned = await findReturnedKeys(db, vault)
  const totals = new Map<string, number>()
  for (const { table } of sealedColumns) {
    if (!totals.has(table)) totals.set(table, await resealTable(db, vault, table, report))
  }
  const { late, unreadable } = await lookAgain(db, vault)
  const stillUsed = [...new Set([...returned, ...late])]
  return {
    tables: [...totals].map(([table, total]) => {
      return { table, total, left: unreadable.filter(value => value.table === table).length }
    }),
    unreadable,
    stillUsed,
    retired: stillUsed.length === 0 ? await retireFormerKeys(db, vault) : [],
  }
}

/** Keys that were retired and have sealed something since. */
async function findReturnedKeys(db: Db, vault: Vault): Promise<string[]> {
  const proven = (await db.prisma.sealingKey.findMany()).map(({ id }) => id)
  const returned: string[] = []
  for (const keyId of vault.keyIds) {
    if (keyId === vault.currentKeyId || proven.includes(keyId)) continue
    const counts = await Promise.all(sealedColumns.map(column => countUnder(db, keyId, column)))
    if (counts.some(({ under }) => under > 0)) returned.push(keyId)
  }
  return returned
}

/** How many values of a table were under a former key. */
async function resealTable(
  db: Db,
  vault: Vault,
  table: string,
  report: (progress: RotationProgress) => void,
): Promise<number> {
  const columns = sealedColumns.filter(column => column.table === table)
  const counts = await Promise.all(columns.map(column => countUnder(db, vault.currentKeyId, column)))
  let total = counts.reduce((sum, { notUnder }) => sum + notUnder, 0)
  let done = 0
  for (const column of columns) {
    for await (const { opened } of reseal(db, vault, column)) {
      done += opened.length
      total = Math.max(total, done)
      report({ table, done, total })
    }
  }
  return total
}

/** What opens in a second look was sealed with a former key during the first one. */
async function lookAgain(db: Db, vault: Vault) {
  const late: string[] = []
  const unreadable: UnreadableValue[] = []
  for (const column of sealedColumns) {
    for await (const batch of reseal(db, vault, column)) {
      late.push(...batch.opened.map(({ envelope }) => keyIdOf(envelope)))
      unreadable.push(...batch.unreadable)
    }
  }
  return { late, unreadable }
}

/** Goes through a column once, past what does not open. */
async function* reseal(db: Db, vault: Vault, column: SealedColumn) {
  for await (const values of batchesNotUnder(db, vault.currentKeyId, column)) {
    const opened: SealedValue[] = []
    const unreadable: UnreadableValue[] = []
    for (const value of values) {
      try {
        await replaceEnvelope(db, value, vault.seal(vault.open(value.envelope, value), value))
        opened.push(value)
      } catch (error) {
        if (!(error instanceof VaultError)) throw error
        const { table, row, column } = value
        unreadable.push({ table, row, column, reason: error.message })
      }
    }
    yield { opened, unreadable }
  }
}

/** Former keys that this call has retired. */
async function retireFormerKeys(db: Db, vault: Vault): Promise<string[]> {
  const retired: string[] = []
  for (const { id } of await db.prisma.sealingKey.findMany()) {
    if (id !== vault.currentKeyId && (await forgetUnusedKey(db, id))) retired.push(id)
  }
  return retired
}
