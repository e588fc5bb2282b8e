import { createDb, type Db, type DbConfig } from '../create-db.ts'
import { ensureTemplate } from '../ensure-template.ts'
import { testServerUrl } from './config.ts'
import { createFromTemplate } from './postgres-template.ts'

export type TestDb = Db & AsyncDisposable

let template: Promise<Blob> | undefined

/**
 * A migrated database of its own: embedded in memory, or with `TEST_DATABASE_URL` a new database on that
 * server, which `close` drops.
 */
export async function createTestDb(
  config: Omit<DbConfig, 'databaseUrl' | 'dataDir' | 'template'> = {},
): Promise<TestDb> {
  if (testServerUrl === undefined) {
    template ??= ensureTemplate()
    return disposable(await createDb({ ...config, template: await template }), async () => {})
  }
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
