import { randomBytes } from 'node:crypto'
import { tries, triesTimeoutMs } from '@collector/db/testing'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openAttempt, referenceOf, sealAttempt } from '../src/consents/consent-attempt.ts'
import { createVault, type SecretPlace, VaultError } from '../src/secrets/vault.ts'

const key = (id: string) => ({ id, bytes: randomBytes(32) })
const vault = createVault([key('now'), key('former')])
const place: SecretPlace = { table: 'connections', row: 'a', column: 'refresh_token_sealed' }

const headBytes = 2 + 'now'.length
const nonceOf = (envelope: Uint8Array) => envelope.subarray(headBytes, headBytes + 12)
const tagOf = (envelope: Uint8Array) => envelope.subarray(-16)

/** Whether the vault refuses, with its own error and without the secret in it. */
function refuses(envelope: Uint8Array, at: SecretPlace, secret: string): boolean {
  try {
    vault.open(envelope, at)
    return false
  } catch (error) {
    return error instanceof VaultError && !String(error.stack).includes(secret.slice(-16))
  }
}

const secrets = fc
  .string({ maxLength: 200, unit: 'binary' })
  .map(text => `${text.toWellFormed()}-kanariefagel-5b`)

test('a secret opens where it was sealed, with the key that is current and with one that was', () => {
  const keys = [key('first'), key('second')] as const
  const before = createVault([keys[0]])
  const after = createVault([keys[1], keys[0]])
  fc.assert(
    fc.property(secrets, secret => {
      expect(after.open(after.seal(secret, place), place)).toBe(secret)
      expect(after.open(before.seal(secret, place), place)).toBe(secret)
      expect(() => before.open(after.seal(secret, place), place)).toThrow(VaultError)
    }),
  )
})

test('OA-28 ten thousand changed envelopes: none opens', () => {
  const mutations = fc.oneof(
    fc.record({ kind: fc.constant('flip'), at: fc.nat(), bit: fc.integer({ min: 0, max: 7 }) }),
    fc.record({ kind: fc.constant('cut'), at: fc.nat(), bit: fc.constant(0) }),
    fc.record({ kind: fc.constant('cut front'), at: fc.nat(), bit: fc.constant(0) }),
    fc.record({ kind: fc.constant('grow'), at: fc.nat(), bit: fc.integer({ min: 0, max: 255 }) }),
    fc.record({ kind: fc.constant('swap bytes'), at: fc.nat(), bit: fc.constant(0) }),
  )
  let tried = 0
  fc.assert(
    fc.property(secrets, mutations, (secret, { kind, at, bit }) => {
      const envelope = vault.seal(secret, place)
      const mutant = mutate(envelope, kind, at, bit)
      if (Buffer.from(mutant).equals(Buffer.from(envelope))) return true
      tried += 1
      return refuses(mutant, place, secret)
    }),
    { numRuns: 10_200 },
  )
  expect(tried).toBeGreaterThanOrEqual(10_000)
})

function mutate(envelope: Uint8Array, kind: string, at: number, bit: number): Uint8Array {
  const position = at % envelope.length
  const mutant = Buffer.from(envelope)
  if (kind === 'flip') mutant[position] = (mutant[position] ?? 0) ^ (1 << bit)
  if (kind === 'cut') return mutant.subarray(0, position)
  if (kind === 'cut front') return mutant.subarray(position + 1)
  if (kind === 'grow') return Buffer.concat([mutant, Buffer.from([bit])])
  if (kind === 'swap bytes') mutant.subarray(position, position + 2).reverse()
  return mutant
}

test('OA-28 fields of two envelopes of one place do not mix', () => {
  for (let i = 0; i < 1_000; i += 1) {
    const [one, other] = ['a'.repeat(43), 'b'.repeat(43)].map(secret => vault.seal(secret, place))
    if (!one || !other) throw new Error('unreachable')
    for (const part of [nonceOf, tagOf]) {
      const mixed = one.slice()
      part(mixed).set(part(other))
      expect(refuses(mixed, place, 'aaaaaaaa')).toBe(true)
    }
    const text = one.slice()
    text.set(other.subarray(headBytes + 12, -16), headBytes + 12)
    expect(refuses(text, place, 'aaaaaaaa')).toBe(true)
  }
})

test('OA-28 an envelope opens at no other table, row or column, nor where their names run together', () => {
  const names = fc.string({ minLength: 1, maxLength: 12 })
  const places = fc.record({ table: names, row: names, column: names })
  fc.assert(
    fc.property(secrets, places, places, (secret, sealedAt, openedAt) => {
      const isSame = Object.entries(sealedAt).every(([name, value]) => openedAt[name as 'row'] === value)
      return isSame || refuses(vault.seal(secret, sealedAt), openedAt, secret)
    }),
    { numRuns: 2_000 },
  )
  const sealed = vault.seal('a secret', { table: 'ab', row: 'c', column: 'd' })
  expect(refuses(sealed, { table: 'a', row: 'bc', column: 'd' }, 'a secret')).toBe(true)
})

test(
  'OA-28 no nonce comes twice',
  () => {
    const wanted = tries(20_000, 1_000_000)
    const nonces = new Set<string>()
    for (let i = 0; i < wanted; i += 1) {
      nonces.add(Buffer.from(nonceOf(vault.seal('x', place))).toString('latin1'))
    }
    expect(nonces.size).toBe(wanted)
  },
  triesTimeoutMs,
)

test('OA-03 a sealed attempt opens under its own reference only, and only when it is whole', () => {
  const attempt = {
    app: 'visma' as const,
    purpose: 'connect' as const,
    linkId: '01890a5d-ac96-774b-bcce-b302099a8057',
    integrationId: '01890a5d-ac96-774b-bcce-b302099a8058',
    state: 's'.repeat(43),
    codeVerifier: 'v'.repeat(43),
    serviceAccount: false,
    expiresAt: 1,
  }
  const own = referenceOf(attempt.state)
  const sealed = sealAttempt(vault, attempt)
  expect(openAttempt(vault, sealed, own)).toEqual(attempt)
  expect(sealed).toMatch(/^[\w-]+$/)
  for (const wrong of ['0WjhQLs0NaDiJf3Z', '', own.toLowerCase(), '__proto__'])
    expect(openAttempt(vault, sealed, wrong)).toBeUndefined()
  for (const text of [undefined, '', '%', sealed.slice(1), 'A'.repeat(400)])
    expect(openAttempt(vault, text, own)).toBeUndefined()
  const strange = vault.seal('{"state":1}', { table: 'cookies', row: own, column: 'consent_attempt' })
  expect(openAttempt(vault, Buffer.from(strange).toString('base64url'), own)).toBeUndefined()
})
