import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { onTestFinished } from 'vitest'
import { createDb, type Db } from '../src/create-db.ts'
import { embeddedExtensions } from '../src/embedded.ts'
import { testServerUrl } from '../src/testing/config.ts'
import type { TestDbConfig } from '../src/testing/create-test-db.ts'
import { openEmbeddedTestDb, openPglite } from '../src/testing/embedded-test-db.ts'
import { createDatabase, createFromTemplate } from '../src/testing/postgres-template.ts'

export interface Engine {
  name: 'embedded' | 'postgres'
  /** A migrated database that is gone after the test. */
  open(config?: TestDbConfig): Promise<Db>
  /** The same without any table. */
  openEmpty(config?: TestDbConfig): Promise<Db>
}

const embedded: Engine = {
  name: 'embedded',
  open: async (config = {}) => closing(await openEmbeddedTestDb(config)),
  openEmpty: async (config = {}) => {
    const pglite = await PGlite.create({ extensions: embeddedExtensions, loadDataDir: await emptyDump() })
    return closing(openPglite(pglite, config))
  },
}

let dump: Promise<Blob> | undefined

/** What initdb makes, made once a file. */
async function emptyDump(): Promise<Blob> {
  dump ??= PGlite.create().then(
    async pglite => await pglite.dumpDataDir('none').finally(() => pglite.close()),
  )
  return await dump
}

function postgres(serverUrl: string): Engine {
  return {
    name: 'postgres',
    open: async config => {
      const { databaseUrl, drop } = await createFromTemplate(serverUrl)
      onTestFinished(drop)
      return closing(await createDb({ ...config, databaseUrl }))
    },
    openEmpty: async config => closing(await createDb({ ...config, databaseUrl: await emptyDatabase() })),
  }
}

/** Embedded always, PostgreSQL too when `TEST_DATABASE_URL` names a server. */
export const engines: Engine[] = [embedded, ...(testServerUrl ? [postgres(testServerUrl)] : [])]

/** The URL of a new database without tables; only with `TEST_DATABASE_URL`. */
export async function emptyDatabase(): Promise<string> {
  if (!testServerUrl) throw new Error('TEST_DATABASE_URL is not set.')
  const { databaseUrl, drop } = await createDatabase(testServerUrl, 'template0')
  onTestFinished(drop)
  return databaseUrl
}

export async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), 'collector-db-'))
  onTestFinished(async () => await rm(directory, { recursive: true, force: true }))
  return directory
}

/** Closes before the hooks registered earlier drop the database. */
export function closing(db: Db): Db {
  onTestFinished(db.close)
  return db
}
