import { randomBytes } from 'node:crypto'
import { createTestDb } from '@collector/db/testing'
import { expect, test } from 'vitest'
import { checkSealingKeys, createVault, parseSealingKeys, SealingKeyError } from '../src/index.ts'

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
const good = () => base64(randomBytes(32))
const twice = good()

const bad: [string, string][] = [
  ['nothing', ''],
  ['commas', ' , ,'],
  ['a key without an id', good()],
  ['a short key', `k:${base64(randomBytes(16))}`],
  ['a long key', `k:${base64(randomBytes(33))}`],
  ['zeros', `k:${base64(Buffer.alloc(32))}`],
  ['one byte again and again', `k:${base64(Buffer.alloc(32, 0xa5))}`],
  ['counting up', `k:${base64(Buffer.from(Array.from({ length: 32 }, (_, i) => i)))}`],
  ['counting down by three', `k:${base64(Buffer.from(Array.from({ length: 32 }, (_, i) => 255 - 3 * i)))}`],
  ['a phrase', `k:${base64(Buffer.from('correct horse battery staple, 32'))}`],
  ['hexadecimal digits', `k:${base64(Buffer.from(randomBytes(16).toString('hex')))}`],
  ['not base64', 'k:this is not base64 at all, is it?'],
  ['one id twice', `k:${twice},k:${good()}`],
  ['a second key that is short', `k:${twice},old:AAAA`],
  ['an id with strange letters', `k/ey:${twice}`],
  ['an id that is too long', `${'k'.repeat(33)}:${twice}`],
]

test.each(bad)('OA-30 %s is refused as a sealing key, and no byte of it is repeated', (_what, text) => {
  let refusal: unknown
  try {
    parseSealingKeys(text)
  } catch (error) {
    refusal = error
  }
  expect(refusal).toBeInstanceOf(SealingKeyError)
  const said = String((refusal as Error).stack)
  for (const part of text.split(/[\s,:]+/).filter(each => each.length >= 8)) expect(said).not.toContain(part)
})

test('random keys pass, in base64 and base64url, the first one seals', () => {
  for (let i = 0; i < 1_000; i += 1) {
    const [first, second] = [randomBytes(32), randomBytes(32)]
    const keys = parseSealingKeys(` new:${base64(first)} , old:${second.toString('base64url')},`)
    expect(keys.map(({ id }) => id)).toEqual(['new', 'old'])
    expect(keys.map(({ bytes }) => base64(bytes))).toEqual([base64(first), base64(second)])
  }
})

test('OA-30 a database that was written with other keys is refused, and a new key beside the old one is welcome', async () => {
  await using db = await createTestDb()
  const [a, b, c] = ['a', 'b', 'c'].map(id => ({ id, bytes: randomBytes(32) }))
  if (!a || !b || !c) throw new Error('unreachable')
  await checkSealingKeys(db, createVault([a]))
  await checkSealingKeys(db, createVault([a]))
  await expect(checkSealingKeys(db, createVault([b]))).rejects.toThrow('lacks key "a"')
  const impostor = { id: 'a', bytes: randomBytes(32) }
  await expect(checkSealingKeys(db, createVault([impostor]))).rejects.toThrow('holds another key "a"')
  await checkSealingKeys(db, createVault([b, a]))
  await expect(checkSealingKeys(db, createVault([a]))).rejects.toThrow('lacks key "b"')
  await expect(checkSealingKeys(db, createVault([c, b]))).rejects.toThrow('lacks key "a"')
  expect((await db.prisma.sealingKey.findMany()).map(({ id }) => id).sort()).toEqual(['a', 'b'])
})

test('OA-30 of two first starts with different keys under one id at most one goes on', async () => {
  await using db = await createTestDb()
  const vaults = [1, 2].map(() => createVault([{ id: 'a', bytes: randomBytes(32) }]))
  const outcomes = await Promise.allSettled(vaults.map(vault => checkSealingKeys(db, vault)))
  expect(outcomes.filter(({ status }) => status === 'rejected').length).toBeGreaterThanOrEqual(1)
})
