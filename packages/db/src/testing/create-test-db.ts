import { createDb, type Db, type DbConfig } from '../create-db.ts'
import { testServerUrl } from './config.ts'
import { openEmbeddedTestDb } from './embedded-test-db.ts'
import { createFromTemplate } from './postgres-template.ts'

export type TestDb = Db & AsyncDisposable

export type TestDbConfig = Omit<DbConfig, 'databaseUrl' | 'dataDir'>

/**
 * A migrated database of its own: embedded in memory, or with `TEST_DATABASE_URL` a new database on that
 * server, which `close` drops.
 */
export async function createTestDb(config: TestDbConfig = {}): Promise<TestDb> {
  if (testServerUrl === undefined) return disposable(await openEmbeddedTestDb(config), async () => {})
  const { databaseUrl, drop } = await createFromTemplate(testServerUrl)
  return disposable(await createDb({ ...config, databaseUrl }), drop)
}

function disposable(db: Db, cleanUp: () => Promise<void>): TestDb {
  const close = async () => {
    await db.close()
    await cleanUp()
  }
  return { ...db, close, [Symbol.asyncDispose]: close }
}
