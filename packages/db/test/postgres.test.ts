import { describe, expect, test } from 'vitest'
import { createDb } from '../src/create-db.ts'
import { testServerUrl } from '../src/testing/config.ts'
import { closing, emptyDatabase } from './engines.ts'

describe.runIf(testServerUrl)('on postgres', () => {
  test('connections that the server ends are reported and replaced', async () => {
    const errors: Error[] = []
    const databaseUrl = await emptyDatabase()
    const db = closing(await createDb({ databaseUrl, onError: error => errors.push(error) }))
    const other = closing(await createDb({ databaseUrl }))
    await db.ping()
    await other.queryable.query({
      text: 'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    })
    await expect.poll(() => errors.length).toBeGreaterThan(0)
    await expect(db.ping()).resolves.toBeUndefined()
  })

  test('a statement that runs too long is ended by the server', async () => {
    const db = closing(await createDb({ databaseUrl: await emptyDatabase(), statementTimeoutMs: 100 }))
    await expect(db.queryable.query({ text: 'SELECT pg_sleep(5)' })).rejects.toThrow('statement timeout')
  })

  test('a server that is not there fails within the time limit, without the password', async () => {
    const db = closing(await createDb({ databaseUrl: 'postgres://someone:hunter2@127.0.0.1:1/x' }))
    const error = await db.prisma.user.count().catch((reason: unknown) => String(reason))
    expect(error).toContain('127.0.0.1')
    expect(error).not.toContain('hunter2')
  })

  test('statements sent at once inside a transaction run one after the other, without a warning', async () => {
    const warnings: Error[] = []
    const listen = (warning: Error) => warnings.push(warning)
    process.on('warning', listen)
    const db = closing(await createDb({ databaseUrl: await emptyDatabase() }))
    await db.prisma.$transaction(async tx => {
      await Promise.all([tx.$queryRaw`SELECT 1`, tx.$queryRaw`SELECT 2`, tx.$queryRaw`SELECT 3`])
    })
    await new Promise(resolve => setImmediate(resolve))
    process.off('warning', listen)
    expect(warnings).toEqual([])
  })

  test('times are UTC whatever the zone of the server is', async () => {
    const databaseUrl = `${await emptyDatabase()}?options=-c%20TimeZone%3DAmerica/New_York`
    const db = closing(await createDb({ databaseUrl }))
    const [row] = await db.prisma.$queryRaw<
      { at: Date }[]
    >`SELECT '2026-07-01 12:00:00+00'::timestamptz AS at`
    expect(row?.at.toISOString()).toBe('2026-07-01T12:00:00.000Z')
  })
})
