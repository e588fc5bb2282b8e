import { describe, expect, test } from 'vitest'
import { createDb, type Db, isUnavailable } from '../src/index.ts'
import { createTestDb } from '../src/testing/index.ts'

test('a database that has no connection free is unavailable', async () => {
  await using db = await createTestDb({ acquireTimeoutMs: 100, maxConnections: 1 })
  await db.prisma.$transaction(async () => {
    const error = await db.queryable.query({ text: 'SELECT 1' }).catch(reason => reason)
    expect(isUnavailable(error)).toBe(true)
  })
})

test('a server that nobody answers for is unavailable', async () => {
  const db = await createDb({ databaseUrl: 'postgresql://127.0.0.1:1/none' })
  const error = await db.prisma.user.count().catch(reason => reason)
  await db.close()
  expect(isUnavailable(error)).toBe(true)
})

describe.each([
  ['a raw statement', (db: Db, sql: string) => db.prisma.$queryRawUnsafe(sql)],
  ['a statement of the pool', (db: Db, sql: string) => db.queryable.query({ text: sql })],
])('what the server says of %s', (_, run) => {
  test.each([
    ['57P01', true],
    ['57014', true],
    ['53300', true],
    ['08006', true],
    ['23514', false],
    ['42601', false],
  ])('%s: unavailable is %s', async (code, expected) => {
    await using db = await createTestDb()
    const error = await run(db, `DO $$ BEGIN RAISE 'no' USING ERRCODE = '${code}'; END $$`).catch(
      reason => reason,
    )
    expect(error).toBeInstanceOf(Error)
    expect(isUnavailable(error)).toBe(expected)
  })
})

test('who lost a deadlock may try again', () => {
  for (const code of ['P2034', '40P01'])
    expect(isUnavailable(Object.assign(new Error('deadlock detected'), { code }))).toBe(true)
})

test('a statement that is wrong is not', async () => {
  await using db = await createTestDb()
  const error = await db.queryable.query({ text: 'SELECT nonsense' }).catch(reason => reason)
  expect(error).toBeInstanceOf(Error)
  expect(isUnavailable(error)).toBe(false)
})
