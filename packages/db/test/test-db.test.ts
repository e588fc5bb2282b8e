import { expect, test } from 'vitest'
import { createTestDb, forgetEvents, rawDump } from '../src/testing/index.ts'

const user = { name: 'Kim', email: 'kim@example.com', passwordHash: 'hash' }
const event = { type: 'x', actorKind: 'system', data: {} } as const

test('what a test leaves in its database the next one does not find', async () => {
  const first = await createTestDb()
  const untouched = await rawDump(first)
  await first.prisma.user.create({ data: user })
  await first.prisma.event.create({ data: event })
  await first.queryable.query({ text: 'SET search_path = pg_catalog' })
  await first.queryable.query({ text: 'CREATE SCHEMA pgboss; CREATE TABLE pgboss.job (id int)' })
  await first.queryable.query({ text: 'BEGIN' })
  await first.close()

  await using second = await createTestDb()
  expect(await rawDump(second)).toBe(untouched)
  expect(await second.prisma.user.count()).toBe(0)
  await expect(first.prisma.user.count()).rejects.toThrow()
})

test.each([
  'CREATE TABLE more (id int)',
  'ALTER TABLE users ADD COLUMN more int',
  'ALTER TABLE events DISABLE TRIGGER USER',
  'CREATE FUNCTION more() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$',
  'ALTER TABLE users ADD CONSTRAINT more CHECK (true)',
])('nor what it does to the tables: %s', async change => {
  const first = await createTestDb()
  await first.queryable.query({ text: change })
  await first.close()

  await using second = await createTestDb()
  await second.prisma.event.create({ data: event })
  await expect(second.prisma.event.deleteMany()).rejects.toThrow()
  expect(await forgetEvents(second)).toBe(1)
  await expect(second.queryable.query({ text: 'SELECT more FROM users' })).rejects.toThrow()
  await expect(second.queryable.query({ text: 'TABLE more' })).rejects.toThrow()
  await expect(second.queryable.query({ text: 'SELECT more()' })).rejects.toThrow()
  const constraints = { text: "SELECT 1 FROM pg_constraint WHERE conname = 'more'" }
  expect((await second.queryable.query(constraints)).rows).toEqual([])
})
