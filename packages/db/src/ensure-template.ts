import { PGlite } from '@electric-sql/pglite'
import { embeddedDb } from './create-db.ts'
import { embeddedExtensions } from './embedded.ts'
import { EmbeddedPool } from './embedded-pool.ts'
import { migrate } from './migrate.ts'
import { readMigrations } from './migrations-folder.ts'
import { findTemplate, saveTemplate } from './template.ts'

/** The dump of a migrated embedded database, made first if these migrations have none yet. */
export async function ensureTemplate(): Promise<Blob> {
  const migrations = await readMigrations()
  const existing = await findTemplate(migrations)
  if (existing) return existing
  const pglite = await PGlite.create({ extensions: embeddedExtensions })
  const db = embeddedDb(new EmbeddedPool(pglite, { acquireTimeoutMs: 5_000 }), {})
  await migrate(db)
  await pglite.exec('CHECKPOINT')
  const dump = await pglite.dumpDataDir('none')
  await db.close()
  await saveTemplate(migrations, dump)
  return dump
}
