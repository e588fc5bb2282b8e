import { cp, mkdir, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { createDb, type Db } from '../../src/create-db.ts'
import { migrate } from '../../src/migrate.ts'
import { migrationsDir } from '../../src/migrations-folder.ts'
import { testServerUrl } from '../../src/testing/config.ts'
import { closing, emptyDatabase, engines, temporaryDirectory } from '../engines.ts'

const engineLoaded = vi.hoisted(() => vi.fn())
vi.mock('../../src/schema-engine.ts', async importOriginal => {
  engineLoaded()
  return await importOriginal()
})

const ours = (await readdir(migrationsDir)).filter(name => name !== 'migration_lock.toml').sort()

/** Our migrations and one more. */
async function folderWith(name: string, sql: string): Promise<string> {
  const directory = await temporaryDirectory()
  await cp(migrationsDir, directory, { recursive: true })
  await mkdir(path.join(directory, name))
  await writeFile(path.join(directory, name, 'migration.sql'), sql)
  return directory
}

async function tables(db: Db): Promise<string[]> {
  const { rows } = await db.queryable.query({
    text: "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
  })
  return rows.map(row => String(row['tablename']))
}

describe.each(engines)('on $name', ({ name, open, openEmpty }) => {
  test('an empty database gets every migration once', async () => {
    const db = await openEmpty()
    expect(await migrate(db)).toEqual(ours)
    expect(await migrate(db)).toEqual([])
    expect(await tables(db)).toContain('integrations')
  })

  test('with nothing pending the engine is not loaded', async () => {
    vi.resetModules()
    const fresh = await import('../../src/migrate.ts')
    const db = await open()
    engineLoaded.mockClear()
    expect(await fresh.migrate(db)).toEqual([])
    expect(engineLoaded).not.toHaveBeenCalled()
  })

  test('a failing migration rejects with its error and leaves nothing of itself or its companions', async () => {
    const db = await openEmpty()
    const sql = 'CREATE TABLE half (id int); SELECT no_such_function();'
    const directory = await folderWith('29990101000000_broken', sql)
    await expect(migrate(db, { directory })).rejects.toThrow(
      /failed in 29990101000000_broken; nothing was changed.*no_such_function/s,
    )
    expect(await tables(db)).toEqual([])
    expect(await migrate(db)).toEqual(ours)
  })

  test('semicolons inside strings and functions do not split a migration', async () => {
    const db = await open()
    const sql = `CREATE FUNCTION answer() RETURNS text AS $$ BEGIN RETURN 'a;b'; END; $$ LANGUAGE plpgsql;`
    const directory = await folderWith('29990101000000_function', sql)
    expect(await migrate(db, { directory })).toEqual(['29990101000000_function'])
    expect((await db.queryable.query({ text: 'SELECT answer()' })).rows).toEqual([{ answer: 'a;b' }])
  })

  test('a migration that was edited after it had been applied is refused', async () => {
    const db = await openEmpty()
    const directory = await folderWith('29990101000000_more', 'CREATE TABLE more (id int);')
    await migrate(db, { directory })
    await writeFile(
      path.join(directory, '29990101000000_more', 'migration.sql'),
      'CREATE TABLE other (id int);',
    )
    await expect(migrate(db, { directory })).rejects.toThrow('29990101000000_more was changed')
  })

  test(`the application's tables can be used right after migrating (${name})`, async () => {
    const db = await openEmpty()
    await migrate(db)
    expect(await db.prisma.integration.count()).toBe(0)
  })
})

describe.runIf(testServerUrl)('several processes on one server', () => {
  test('five migrators at once apply each migration once', async () => {
    const databaseUrl = await emptyDatabase()
    const migrators = await Promise.all(
      Array.from({ length: 5 }, async () => closing(await createDb({ databaseUrl }))),
    )
    const applied = await Promise.all(migrators.map(async db => await migrate(db)))
    expect(applied.flat()).toEqual(ours)
  })

  test('a migrator that cannot get the lock gives up with a clear error', async () => {
    const databaseUrl = await emptyDatabase()
    const db = closing(await createDb({ databaseUrl }))
    const holder = await db.connect()
    await holder.query('BEGIN')
    await holder.query('SELECT pg_advisory_xact_lock(4711001)')
    await expect(migrate(db, { lockTimeoutMs: 100 })).rejects.toThrow('lock timeout')
    await holder.release()
  })
})
