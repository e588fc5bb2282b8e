import {
  beginSecondFactor,
  confirmSecondFactor,
  createPasswordReset,
  endpoints,
  getAccount,
  getSession,
  resetPassword,
} from '@collector/contracts'
import { rawDump } from '@collector/db/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { problemOf } from './harness/answers.ts'
import type { Seen } from './harness/browser.ts'
import {
  createAdministrator,
  createColleague,
  createVisitor,
  type Person,
  password,
} from './harness/people.ts'
import { type Product, startProduct } from './harness/product.ts'
import { beginStep, createAuthenticator, enableSecondFactor } from './harness/second-factor.ts'

const hourMs = 60 * 60_000

let product: Product
let admin: Person
let origins: string[]

beforeAll(async () => {
  product = await startProduct({ works: false, environment: { TRUSTED_PROXIES: '127.0.0.1' } })
  origins = [product.origin, await product.addProcess()]
  admin = await createAdministrator(product)
})
afterAll(() => product.close())

/** Somebody with a second factor, and how to log in as that one again. */
async function protectedPerson() {
  const person = await createColleague(product, 'viewer')
  const { user } = await person.call(getSession)
  const { authenticator, recoveryCodes } = await enableSecondFactor(product, person)
  let tries = 0
  const logInWith = (code?: string, options: { origin?: string; address?: string } = {}): Promise<Seen> => {
    tries += 1
    return createVisitor(product, options.origin).raw('POST', '/session', {
      json: { email: user.email, password, ...(code !== undefined && { code }) },
      headers: { 'x-forwarded-for': options.address ?? `198.51.100.${tries % 250}` },
    })
  }
  return { person, user, authenticator, recoveryCodes, logInWith }
}

const codesOf = (seen: Seen[]) =>
  seen.filter(({ status }) => status !== 201).map(each => problemOf(each).code)

test('SE-08 without the second step nobody is in: no cookie, no session, and no address answers', async () => {
  const { logInWith, user, person } = await protectedPerson()
  await person.raw('DELETE', '/session')
  const before = await product.db.prisma.session.count({ where: { userId: user.id, endedAt: null } })
  for (const code of [undefined, '', ' ', '000000', 'AAAA-AAAA-AAAA-AAAA', '0'.repeat(40)]) {
    const visitor = createVisitor(product)
    const json = { email: user.email, password, ...(code !== undefined && { code }) }
    const seen = await visitor.raw('POST', '/session', { json })
    expect(['second_factor_required', 'wrong_code', 'validation_failed']).toContain(problemOf(seen).code)
    expect(seen.headers.getSetCookie()).toEqual([])
    for (const { method, path, permission } of Object.values(endpoints)) {
      if (permission === 'public') continue
      const url = path.replaceAll(/\{\w+\}/g, '01900000-0000-7000-8000-000000000000')
      expect((await visitor.raw(method, url)).status, path).toBe(401)
    }
  }
  expect(await product.db.prisma.session.count({ where: { userId: user.id, endedAt: null } })).toBe(before)
  expect(problemOf(await logInWith()).code).toBe('second_factor_required')
})

test('SE-08 a new password by link leaves the second step in place', async () => {
  const { logInWith, user, authenticator } = await protectedPerson()
  const { url } = await admin.call(createPasswordReset, { params: { id: user.id }, body: {} })
  const visitor = createVisitor(product)
  const token = new URL(url).hash.slice(1)
  await visitor.call(resetPassword, { body: { token, password } })
  expect((await visitor.raw('GET', '/session')).status).toBe(401)
  expect(problemOf(await logInWith()).code).toBe('second_factor_required')
  expect((await logInWith(authenticator.freshCode())).status).toBe(201)
})

test('SE-08 no code works twice within its window, nor one before it, nor at once in two processes', async () => {
  beginStep(product)
  const { logInWith, authenticator } = await protectedPerson()
  // The code that confirmed the app was used by that.
  expect(problemOf(await logInWith(authenticator.code())).code).toBe('wrong_code')
  const code = authenticator.freshCode()
  expect((await logInWith(code)).status).toBe(201)
  const replays = [code, authenticator.code(), authenticator.code(-1), `${code.slice(0, 3)} ${code.slice(3)}`]
  for (const replay of replays) expect(problemOf(await logInWith(replay)).code).toBe('wrong_code')
  // The next one already counts, for a clock that is ahead; then the present one does not any more.
  expect((await logInWith(authenticator.code(1))).status).toBe(201)
  expect(problemOf(await logInWith(code)).code).toBe('wrong_code')
  for (let round = 0; round < 5; round += 1) {
    product.clock.advance(hourMs)
    // The counters keep the database's time, and a round may end with seven wrong tries.
    await product.db.prisma.rateLimit.deleteMany()
    const fresh = authenticator.freshCode()
    const both = await Promise.all(
      Array.from({ length: 8 }, (_, i) => logInWith(fresh, { origin: origins[i % 2] ?? '' })),
    )
    expect(both.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(new Set(codesOf(both))).toEqual(new Set(['wrong_code']))
  }
  expect(problemOf(await logInWith(authenticator.code(-5))).code).toBe('wrong_code')
  expect(problemOf(await logInWith(authenticator.code(5))).code).toBe('wrong_code')
})

test('SE-08 after ten wrong codes of strangers none of theirs counts for an hour, wherever they are', async () => {
  const { logInWith, authenticator, recoveryCodes } = await protectedPerson()
  for (let i = 0; i < 10; i += 1) {
    const seen = await logInWith(String(i).padStart(6, '0'), { origin: origins[i % 2] ?? '' })
    expect(problemOf(seen).code).toBe('wrong_code')
  }
  for (const origin of origins) {
    const seen = await logInWith(authenticator.freshCode(), { origin, address: '203.0.113.200' })
    expect(problemOf(seen).code).toBe('rate_limited')
    expect(Number(seen.headers.get('retry-after'))).toBeGreaterThan(3000)
  }
  // Who knows the password alone keeps the owner out neither with a recovery code nor where the owner is known.
  expect((await logInWith(recoveryCodes[0], { address: '203.0.113.201' })).status).toBe(201)
  expect((await logInWith(authenticator.freshCode(), { address: '203.0.113.201' })).status).toBe(201)
  for (let i = 0; i < 10; i += 1) await logInWith('AAAA-AAAA-AAAA-AAAA')
  expect(problemOf(await logInWith(recoveryCodes[1])).code).toBe('rate_limited')
  for (let i = 0; i < 10; i += 1) await logInWith('000000', { address: '203.0.113.201' })
  const known = await logInWith(authenticator.freshCode(), { address: '203.0.113.201' })
  expect(problemOf(known).code).toBe('rate_limited')
  // The counters keep the database's time.
  await product.db.prisma.rateLimit.updateMany({
    where: { key: { startsWith: 'second-factor' } },
    data: { expire: BigInt(Date.now() - 1) },
  })
  expect((await logInWith(authenticator.freshCode())).status).toBe(201)
  const refusals = await product.db.prisma.event.count({ where: { type: 'second_factor.refused' } })
  expect(refusals).toBeGreaterThanOrEqual(10)
})

test('SE-08 each recovery code works once, also when two processes see it at the same moment', async () => {
  const { logInWith, user, recoveryCodes } = await protectedPerson()
  const [first = '', second = '', third = ''] = recoveryCodes
  expect(new Set(recoveryCodes).size).toBe(10)
  expect((await logInWith(first)).status).toBe(201)
  expect(problemOf(await logInWith(first)).code).toBe('wrong_code')
  expect((await logInWith(` ${second.toLowerCase().replaceAll('-', ' ')} `)).status).toBe(201)
  const both = await Promise.all(origins.map(origin => logInWith(third, { origin })))
  expect(both.map(({ status }) => status).sort()).toEqual([201, 401])
  expect(await product.db.prisma.recoveryCode.count({ where: { userId: user.id } })).toBe(7)
  const used = await product.db.prisma.event.findMany({ where: { type: 'recovery_codes.used' } })
  expect(used.filter(({ data }) => (data as { personId: string }).personId === user.id)).toHaveLength(3)
})

test('SE-08 the secret is sealed, recovery codes are hashed, and neither is in the log or the history', async () => {
  const { authenticator, recoveryCodes } = await protectedPerson()
  const secrets = [
    authenticator.secret,
    ...recoveryCodes,
    ...recoveryCodes.map(code => code.replaceAll('-', '')),
  ]
  const dump = await rawDump(product.db)
  expect(secrets.filter(secret => dump.includes(secret))).toEqual([])
  expect(product.logLines.filter(line => secrets.some(secret => line.includes(secret)))).toEqual([])
  for (const code of recoveryCodes) expect(code).toMatch(/^([A-Z2-7]{4}-){3}[A-Z2-7]{4}$/)
})

test('SE-08 who is disabled between the two steps does not get in', async () => {
  const { logInWith, user, authenticator } = await protectedPerson()
  expect(problemOf(await logInWith()).code).toBe('second_factor_required')
  await product.db.prisma.user.update({ where: { id: user.id }, data: { disabledAt: new Date() } })
  expect(problemOf(await logInWith(authenticator.freshCode())).code).toBe('wrong_credentials')
})

test('a second factor counts once its first code has confirmed it, and then ends the other logins', async () => {
  const person = await createColleague(product, 'viewer')
  const { user } = await person.call(getSession)
  const other = createVisitor(product)
  const json = { email: user.email, password }
  await other.raw('POST', '/session', { json })
  const abandoned = await person.call(beginSecondFactor)
  expect((await createVisitor(product).raw('POST', '/session', { json })).status).toBe(201)
  const { key } = await person.call(beginSecondFactor)
  expect(key).not.toBe(abandoned.key)
  const former = createAuthenticator(product, abandoned.key).code()
  await expect(person.call(confirmSecondFactor, { body: { code: former } })).rejects.toMatchObject({
    code: 'wrong_code',
  })
  await person.call(confirmSecondFactor, { body: { code: createAuthenticator(product, key).code() } })
  expect((await other.raw('GET', '/session')).status).toBe(401)
  expect(await person.call(getAccount)).toMatchObject({ secondFactor: { recoveryCodesLeft: 10 } })
})
