import { randomBytes, randomUUID } from 'node:crypto'
import { setImmediate as letOthersWork } from 'node:timers/promises'
import { createTestDb, tries, triesTimeoutMs } from '@collector/db/testing'
import { expect, test } from 'vitest'
import { accessTokenPlace } from '../src/connections/token-places.ts'
import { checkSealingKeys, createVault, type RotationProgress, rotateKeys } from '../src/index.ts'
import { sealedColumns } from '../src/secrets/sealed-values.ts'
import {
  after,
  before,
  countByKey,
  createRotationDb,
  during,
  newKey,
  oldKey,
  openSealed,
  readSealed,
  refresh,
  seedSealed,
  slowly,
} from './rotate-keys-harness.ts'

const allTables = [
  'connections',
  'held_connections',
  'consent_links',
  'revocations',
  'mails',
  'second_factors',
]
const keyIds = async (db: Awaited<ReturnType<typeof createTestDb>>) =>
  (await db.prisma.sealingKey.findMany({ orderBy: { id: 'asc' } })).map(({ id }) => id)

test('OA-29 the rotation knows every sealed column of the schema, and what names the row', async () => {
  await using db = await createTestDb()
  const { rows } = await db.queryable.query({
    text: `SELECT c.table_name AS "table", c.column_name AS "column", k.column_name AS "rowColumn"
      FROM information_schema.columns c
      JOIN information_schema.table_constraints t
        ON t.table_schema = 'public' AND t.table_name = c.table_name AND t.constraint_type = 'PRIMARY KEY'
      JOIN information_schema.key_column_usage k
        ON k.constraint_schema = 'public' AND k.constraint_name = t.constraint_name
      WHERE c.table_schema = 'public' AND c.data_type = 'bytea' AND c.column_name NOT LIKE '%\\_hash'
        AND (c.table_name, c.column_name) <> ('sealing_keys', 'proof')`,
  })
  const names = (columns: object[]) => columns.map(column => Object.values(column).sort().join(' ')).sort()
  expect(names(rows)).toEqual(names([...sealedColumns]))
  const sealed = await db.queryable.query({
    text: `SELECT 1 FROM information_schema.columns
      WHERE table_schema = 'public' AND column_name LIKE '%\\_sealed'`,
  })
  expect(sealed.rows).toHaveLength(sealedColumns.length)
})

test('OA-29 everything is sealed with the new key, opens as before, and the old key may go', async () => {
  await using db = await createRotationDb(60)
  const secrets = await openSealed(db, before)
  expect(await countByKey(db)).toEqual({ old: 480 })
  await expect(checkSealingKeys(db, after)).rejects.toThrow('lacks key "old"')

  const seen: RotationProgress[] = []
  const rotation = await rotateKeys(db, during, progress => seen.push(progress))

  expect(await countByKey(db)).toEqual({ new: 480 })
  expect(await openSealed(db, after)).toEqual(secrets)
  expect(await keyIds(db)).toEqual(['new'])
  await checkSealingKeys(db, after)
  await expect(checkSealingKeys(db, before)).rejects.toThrow('lacks key "new"')
  expect(rotation).toEqual({
    tables: allTables.map((table, i) => ({ table, total: i < 2 ? 120 : 60, left: 0 })),
    unreadable: [],
    stillUsed: [],
    retired: ['old'],
  })
  expect(seen.filter(({ table }) => table === 'connections')).toEqual(
    [50, 60, 110, 120].map(done => ({ table: 'connections', done, total: 120 })),
  )
  const versions = await db.prisma.connection.groupBy({ by: ['tokenVersion'] })
  expect(versions.map(({ tokenVersion }) => tokenVersion)).toEqual([1])
})

test('OA-29 what is under the new key is not touched, and a second rotation has nothing to do', async () => {
  await using db = await createRotationDb(3)
  await rotateKeys(db, during)
  await seedSealed(db, during, 2)
  const stored = await readSealed(db)
  const { tables, ...rest } = await rotateKeys(db, during, () => expect.unreachable())
  expect(tables).toEqual(allTables.map(table => ({ table, total: 0, left: 0 })))
  expect(rest).toEqual({ unreadable: [], stillUsed: [], retired: [] })
  expect(await readSealed(db)).toEqual(stored)
})

test('OA-29 a key whose id begins like the new one is told from it', async () => {
  await using db = await createTestDb()
  const [k, k1] = ['k', 'k1'].map(id => ({ id, bytes: randomBytes(32) }))
  if (!k || !k1) throw new Error('unreachable')
  await checkSealingKeys(db, createVault([k1]))
  await seedSealed(db, createVault([k1]), 2)
  await rotateKeys(db, createVault([k, k1]))
  expect(await countByKey(db)).toEqual({ k: 16 })
  await rotateKeys(db, createVault([k1, k]))
  expect(await countByKey(db)).toEqual({ k1: 16 })
})

test(
  'OA-29 under load nothing that a refresh stores is overwritten, and everything opens at every moment',
  async () => {
    for (let round = 0; round < tries(1, 20); round += 1) {
      await using db = await createRotationDb(30)
      const secrets = await openSealed(db, before)
      const ids = (await db.prisma.connection.findMany()).map(({ integrationId }) => integrationId)
      let isOver = false
      let [refreshed, looks] = [0, 0]
      const refreshing = async (own: string[]) => {
        for (let i = 0; !isOver; i += 1) {
          await letOthersWork()
          const id = own[i % own.length] ?? ''
          const tokens = { accessToken: randomUUID(), refreshToken: randomUUID() }
          const former = await refresh(db, during, id, tokens)
          const at = (kind: string) => `connections.${kind}_token_sealed ${id}`
          expect(former.accessToken).toBe(secrets.get(at('access')))
          expect(former.refreshToken).toBe(secrets.get(at('refresh')))
          secrets.set(at('access'), tokens.accessToken).set(at('refresh'), tokens.refreshToken)
          refreshed += 1
        }
      }
      const looking = async () => {
        for (; !isOver; looks += 1) {
          await letOthersWork()
          expect((await openSealed(db, during)).size).toBe(240)
        }
      }
      const end = () => {
        isOver = true
      }
      const [{ unreadable, stillUsed }] = await Promise.all([
        rotateKeys(slowly(db), during).finally(end),
        ...[0, 1].map(n => refreshing(ids.filter((_, i) => i % 2 === n)).finally(end)),
        looking().finally(end),
      ])
      expect(await openSealed(db, after)).toEqual(secrets)
      expect({ unreadable, stillUsed }).toEqual({ unreadable: [], stillUsed: [] })
      expect(refreshed).toBeGreaterThan(30)
      expect(looks).toBeGreaterThan(3)
    }
  },
  triesTimeoutMs,
)

test('OA-29 a rotation that is interrupted leaves everything readable, and the next one goes on', async () => {
  await using db = await createRotationDb(60)
  const secrets = await openSealed(db, before)
  let reports = 0
  const interrupted = rotateKeys(db, during, () => {
    reports += 1
    if (reports === 3) throw new Error('interrupted')
  })
  await expect(interrupted).rejects.toThrow('interrupted')
  expect(await countByKey(db)).toEqual({ new: 110, old: 370 })
  expect(await openSealed(db, during)).toEqual(secrets)
  expect(await keyIds(db)).toEqual(['new', 'old'])

  const { tables } = await rotateKeys(db, during)
  expect(tables.map(({ total }) => total)).toEqual([10, 120, 60, 60, 60, 60])
  expect(await openSealed(db, after)).toEqual(secrets)
  expect(await keyIds(db)).toEqual(['new'])
})

test('OA-29 a rotation that was interrupted at its very end only lets the old key go', async () => {
  await using db = await createRotationDb(2)
  await rotateKeys(db, during)
  await checkSealingKeys(db, createVault([oldKey, newKey]))
  const { tables, retired } = await rotateKeys(db, during)
  expect(tables.map(({ total }) => total)).toEqual([0, 0, 0, 0, 0, 0])
  expect(retired).toEqual(['old'])
})

test('OA-29 swapped and damaged values are named and stay as they are, the others are sealed anew', async () => {
  await using db = await createRotationDb(60)
  const [one, other, damaged, foreign, last] = await db.prisma.connection.findMany({
    orderBy: { integrationId: 'asc' },
  })
  if (!one || !other || !damaged || !foreign || !last) throw new Error('unreachable')
  const store = (row: typeof one, accessTokenSealed: Uint8Array<ArrayBuffer>) =>
    db.prisma.connection.update({
      where: { integrationId: row.integrationId },
      data: { accessTokenSealed },
    })
  await store(one, other.accessTokenSealed)
  await store(other, one.accessTokenSealed)
  await store(damaged, damaged.accessTokenSealed.slice(0, 20))
  const stranger = createVault([{ id: 'foreign', bytes: randomBytes(32) }])
  await store(foreign, stranger.seal('token', accessTokenPlace(foreign.integrationId)))
  await store(last, new Uint8Array())
  const stored = await db.prisma.connection.findMany({ orderBy: { integrationId: 'asc' }, take: 5 })

  const { tables, unreadable, retired } = await rotateKeys(db, during)

  const isLeft = { table: 'connections', column: 'access_token_sealed' }
  expect(unreadable).toEqual([
    { ...isLeft, row: one.integrationId, reason: 'does not open here' },
    { ...isLeft, row: other.integrationId, reason: 'does not open here' },
    { ...isLeft, row: damaged.integrationId, reason: 'not an envelope' },
    { ...isLeft, row: foreign.integrationId, reason: 'sealed with a key that is not configured' },
    { ...isLeft, row: last.integrationId, reason: 'not an envelope' },
  ])
  const kept = await db.prisma.connection.findMany({ orderBy: { integrationId: 'asc' }, take: 5 })
  expect(kept.map(row => row.accessTokenSealed)).toEqual(stored.map(row => row.accessTokenSealed))
  expect(await countByKey(db)).toEqual({ new: 475, old: 3, foreign: 1, '': 1 })
  expect(tables[0]).toEqual({ table: 'connections', total: 120, left: 5 })
  // Three of them say that they are under the old key, so it is still asked for.
  expect(retired).toEqual([])
  await expect(checkSealingKeys(db, after)).rejects.toThrow('lacks key "old"')
})

test('OA-29 a process that still seals with the old key is noticed, and the old key stays', async () => {
  await using db = await createRotationDb(3)
  let isTime = false
  const write = async () => {
    if (isTime) await seedSealed(db, before, 1)
    isTime = false
  }
  const rotation = await rotateKeys(slowly(db, write), during, ({ table }) => {
    isTime = table === 'second_factors'
  })
  expect(rotation.stillUsed).toEqual(['old'])
  expect(rotation.retired).toEqual([])
  expect(await keyIds(db)).toEqual(['new', 'old'])
  const again = await rotateKeys(db, during)
  expect(again).toMatchObject({ stillUsed: [], retired: ['old'] })
  expect(await countByKey(db)).toEqual({ new: 32 })
})

test('OA-29 a process that seals with the old key after the rotation is noticed by the next one', async () => {
  await using db = await createRotationDb(2)
  await rotateKeys(db, during)
  await seedSealed(db, before, 1)
  expect(await rotateKeys(db, during)).toMatchObject({ stillUsed: ['old'], retired: [] })
  expect(await countByKey(db)).toEqual({ new: 24 })
  expect(await rotateKeys(db, during)).toMatchObject({ stillUsed: [], retired: [] })
})
