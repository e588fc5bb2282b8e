import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { lockDataDir } from './data-dir-lock.ts'
import { EmbeddedPool } from './embedded-pool.ts'
import { readMigrations } from './migrations-folder.ts'
import { findTemplate } from './template.ts'

export interface EmbeddedConfig {
  dataDir: string | undefined
  acquireTimeoutMs: number
}

// PGlite passes -F (no fsync) by default; on disk a power cut must not cost more than the last moment.
const durableStartParams = PGlite.defaultStartParams.filter(parameter => parameter !== '-F')

/** What the migrations ask for with `CREATE EXTENSION`; PostgreSQL has it among its own. */
export const embeddedExtensions = { pg_trgm }

/** Opens PGlite: in memory without a `dataDir`, else in `<dataDir>/pgdata` under a lock. */
export async function openEmbedded(config: EmbeddedConfig) {
  const { dataDir, acquireTimeoutMs } = config
  if (dataDir === undefined) {
    const pglite = await PGlite.create({ extensions: embeddedExtensions })
    return { pool: new EmbeddedPool(pglite, { acquireTimeoutMs }), unlock: async () => {} }
  }
  await mkdir(dataDir, { recursive: true })
  const unlock = await lockDataDir(dataDir)
  try {
    const pglite = await openOnDisk(path.join(dataDir, 'pgdata'))
    return { pool: new EmbeddedPool(pglite, { acquireTimeoutMs }), unlock }
  } catch (error) {
    await unlock()
    throw new Error(`The embedded database in ${dataDir} could not be opened.`, { cause: error })
  }
}

async function openOnDisk(directory: string): Promise<PGlite> {
  if (!existsSync(directory)) {
    // Made aside and moved into place, so that a start that is killed leaves no half database.
    const unfinished = `${directory}.unfinished`
    await rm(unfinished, { recursive: true, force: true })
    // The build leaves a migrated database to copy, which is ten times faster than initdb.
    const template = await findTemplate(await readMigrations())
    const fresh = await PGlite.create(unfinished, template ? { loadDataDir: template } : {})
    await fresh.close()
    await rename(unfinished, directory)
  }
  return await PGlite.create(directory, { startParams: durableStartParams, extensions: embeddedExtensions })
}
