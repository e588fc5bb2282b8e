import { verify } from '@node-rs/argon2'
import { dictionary } from '@zxcvbn-ts/language-common'
import { expect, test } from 'vitest'
import { hashPassword, verifyPassword, weaknessOf } from '../src/sessions/passwords.ts'

const anna = { email: 'anna.berg@salong-bjork.example', name: 'Anna Berg' }

test('SE-12 passwords are hashed with argon2id at the floor of the recommendations or above, salted', async () => {
  const [one, two] = await Promise.all([hashPassword('a good password'), hashPassword('a good password')])
  const [, variant, version, parameters = '', salt = '', digest = ''] = one.split('$')
  const { m, t, p } = Object.fromEntries(parameters.split(',').map(pair => pair.split('='))) as Record<
    string,
    string
  >
  expect([variant, version]).toEqual(['argon2id', 'v=19'])
  expect(Number(m)).toBeGreaterThanOrEqual(19_456)
  expect(Number(t)).toBeGreaterThanOrEqual(2)
  expect(Number(p)).toBe(1)
  expect(Buffer.from(salt, 'base64').length).toBeGreaterThanOrEqual(16)
  expect(Buffer.from(digest, 'base64').length).toBeGreaterThanOrEqual(32)
  expect(one).not.toBe(two)
})

test('SE-12 no password is cut: long ones, odd ones and ones with a NUL differ in their last character', async () => {
  const pairs = [
    ['x'.repeat(99), 'y'],
    ['x'.repeat(199), 'y'],
    ['å'.repeat(100), 'ä'],
    ['🔑'.repeat(60), '🔒'],
    ['before\0', 'after'],
    ['\0', 'x'],
    ['x'.repeat(72), 'y'],
    [' spaces ', ' '],
  ] as const
  for (const [start, last] of pairs) {
    const hash = await hashPassword(`${start}${last}`)
    expect(await verify(hash, `${start}${last}`.normalize('NFC'))).toBe(true)
    expect(await verifyPassword(`${start}${last}`, hash)).toBe(true)
    for (const near of [start, `${start}${last}${last}`, `${start}!`, ` ${start}${last}`]) {
      expect(await verifyPassword(near, hash), JSON.stringify([near.slice(-10), last])).toBe(false)
    }
  }
})

test('SE-12 a password is the same however the keyboard composes its letters, and not when the case differs', async () => {
  const hash = await hashPassword('smörgåsbord é'.normalize('NFD'))
  expect(await verifyPassword('smörgåsbord é'.normalize('NFC'), hash)).toBe(true)
  expect(await verifyPassword('smörgåsbord é'.normalize('NFD'), hash)).toBe(true)
  expect(await verifyPassword('Smörgåsbord é', hash)).toBe(false)
  expect(await verifyPassword('smorgasbord e', hash)).toBe(false)
})

test('SE-12 one comparison takes less than a second, and one with nobody takes as long', async () => {
  const hash = await hashPassword('a good password')
  await verifyPassword('warm up', undefined)
  const timeOf = async (stored: string | undefined) => {
    const startedAt = performance.now()
    expect(await verifyPassword('a wrong password', stored)).toBe(false)
    return performance.now() - startedAt
  }
  const known: number[] = []
  const unknown: number[] = []
  for (let i = 0; i < 15; i += 1) {
    known.push(await timeOf(hash))
    unknown.push(await timeOf(undefined))
  }
  expect(Math.max(...known)).toBeLessThan(1_000)
  expect(await verifyPassword('nobody has this password', undefined)).toBe(false)
  expect(Math.min(...unknown) / Math.min(...known)).toBeGreaterThan(0.8)
})

test('SE-12 the three thousand commonest passwords that are long enough are refused, in any case', () => {
  const common = dictionary['passwords-common'].map(String).filter(word => word.length >= 8)
  expect(common.length).toBeGreaterThanOrEqual(3_000)
  const missed = common
    .slice(0, 3_000)
    .flatMap(word => [word, word.toUpperCase(), `${word[0]?.toUpperCase()}${word.slice(1)}`])
    .filter(word => weaknessOf(word, anna)?.code !== 'password_common')
  expect(missed).toEqual([])
})

test('SE-12 words of the product and of the person, dressed up with digits and signs, are refused', () => {
  const guessable = [
    ...['Reco2026!', 'collector-1', 'Visma-2026', 'FORTNOX!!!!', 'spiris123', 'recoreco', 'visma.fortnox'],
    ...[
      'annaberg1',
      'Anna2026!',
      'berg-anna-1',
      'salong-bjork',
      'anna.berg@salong-bjork.example',
      'BERGberg99',
    ],
  ]
  const missed = guessable.filter(word => weaknessOf(word, anna) === undefined)
  expect(missed).toEqual([])
  for (const word of ['aaaaaaaa', 'abababab', '11112222', '        ', '🔑🔑🔑🔑🔑']) {
    expect(weaknessOf(word, anna)?.code, word).toBe('password_common')
  }
})

test('SE-12 any long password of one’s own is accepted: no rules of composition', () => {
  const good = [
    ...[
      'correct horse battery staple',
      'kaffe i solen',
      'tretton blå elefanter',
      'qpwmzn eiruty',
      '日本語のパスワード',
    ],
    ...['annas katt heter Visma', 'x7-kulram', 'ЖизньПрекрасна'],
  ]
  expect(good.filter(word => weaknessOf(word, anna))).toEqual([])
})
