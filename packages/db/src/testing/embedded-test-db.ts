import { PGlite } from '@electric-sql/pglite'
import { type Db, embeddedDb } from '../create-db.ts'
import { embeddedExtensions } from '../embedded.ts'
import { EmbeddedPool } from '../embedded-pool.ts'
import { ensureTemplate } from '../ensure-template.ts'
import type { TestDbConfig } from './create-test-db.ts'

/** Those of this process that tests have closed: emptying one takes a tenth of what another one would. */
const closed: PGlite[] = []

let template: Promise<Blob> | undefined
let migratedSchema: string | undefined

/** A migrated database without rows: an embedded one that another test has closed, emptied, or a new one. */
export async function openEmbeddedTestDb(config: TestDbConfig): Promise<Db> {
  const pglite = (await emptied(closed.pop())) ?? (await openTemplate())
  return openPglite(pglite, config, async () => void closed.push(pglite))
}

/** A database over an open PGlite; `close` is what becomes of PGlite when it is closed. */
export function openPglite(pglite: PGlite, config: TestDbConfig, close = () => pglite.close()): Db {
  const { acquireTimeoutMs = 5_000 } = config
  return embeddedDb(new EmbeddedPool(pglite, { acquireTimeoutMs, close }), config)
}

async function openTemplate(): Promise<PGlite> {
  template ??= ensureTemplate()
  const pglite = await PGlite.create({ extensions: embeddedExtensions, loadDataDir: await template })
  migratedSchema ??= await schemaOf(pglite)
  return pglite
}

/** Undefined when a test has left more than rows in it. */
async function emptied(pglite: PGlite | undefined): Promise<PGlite | undefined> {
  if (!pglite) return undefined
  await pglite.exec('ROLLBACK')
  await pglite.exec('DISCARD ALL')
  await pglite.exec('DROP SCHEMA IF EXISTS pgboss CASCADE')
  if ((await schemaOf(pglite)) !== migratedSchema) {
    await pglite.close()
    return undefined
  }
  const tables = await filledTables(pglite)
  // The history's own triggers let nobody empty it.
  await pglite.exec('SET session_replication_role = replica')
  if (tables.length > 0) await pglite.exec(`TRUNCATE ${tables.join()} RESTART IDENTITY CASCADE`)
  await pglite.exec('RESET session_replication_role')
  return pglite
}

async function filledTables(pglite: PGlite): Promise<string[]> {
  const names = await column(
    pglite,
    `SELECT format('%I', tablename) FROM pg_tables
     WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
  )
  return await column(
    pglite,
    names.map(name => `SELECT '${name}' WHERE EXISTS (SELECT FROM ${name})`).join(' UNION ALL '),
  )
}

/** Changes with every table, column, constraint, function and trigger that is not PostgreSQL's own. */
async function schemaOf(pglite: PGlite): Promise<string> {
  const firstOid = 16_384
  const lines = await column(
    pglite,
    `SELECT concat_ws(' ', attrelid, attname, atttypid, attnotnull) FROM pg_attribute WHERE attrelid >= ${firstOid}
     UNION ALL SELECT concat_ws(' ', oid, conname) FROM pg_constraint WHERE oid >= ${firstOid}
     UNION ALL SELECT concat_ws(' ', oid, xmin) FROM pg_proc WHERE oid >= ${firstOid}
     UNION ALL SELECT concat_ws(' ', oid, tgenabled) FROM pg_trigger WHERE oid >= ${firstOid}
     UNION ALL SELECT nspname FROM pg_namespace`,
  )
  return lines.sort().join('\n')
}

async function column(pglite: PGlite, sql: string): Promise<string[]> {
  const { rows } = await pglite.query<string[]>(sql, [], { rowMode: 'array' })
  return rows.map(([value]) => String(value))
}
