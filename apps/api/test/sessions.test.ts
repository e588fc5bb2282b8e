import { createHash, randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  beginSecondFactor,
  confirmSecondFactor,
  createPasswordReset,
  getSession,
  listIntegrations,
  logIn,
  resetPassword,
  updatePerson,
} from '@collector/contracts'
import { rawDump, tries, triesTimeoutMs } from '@collector/db/testing'
import { hash } from '@node-rs/argon2'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { problemOf, watchAnswers } from './harness/answers.ts'
import {
  createAdministrator,
  createColleague,
  createVisitor,
  createVismaIntegration,
  giveConsent,
  type Person,
  password,
} from './harness/people.ts'
import { type Product, startProduct } from './harness/product.ts'
import { createAuthenticator } from './harness/second-factor.ts'

let product: Product
let secondOrigin: string
const email = 'anna@venue.example'
const cookieName = '__Host-session'

beforeAll(async () => {
  product = await startProduct({ environment: { TRUSTED_PROXIES: '127.0.0.1' } })
  secondOrigin = await product.addProcess()
  await createAdministrator(product)
})
afterAll(() => product.close())

const tokenOf = (person: Person) => person.browser.cookiesOf(product.origin).get(cookieName) ?? ''
const hashOf = (token: string) => new Uint8Array(createHash('sha256').update(token).digest())
const storedSession = (token: string) =>
  product.db.prisma.session.findUnique({ where: { tokenHash: hashOf(token) } })

/** Logs in from an address of its own, with a cookie header as the browser would send it. */
async function logInWith(cookie: string, body: object = {}, path = '/session') {
  const visitor = createVisitor(product)
  const headers = { 'x-forwarded-for': `198.51.${randomBytes(1)[0]}.${randomBytes(1)[0]}`, cookie }
  const seen = await visitor.raw('POST', path, { json: { email, password, ...body }, headers })
  return { seen, token: tokenOf(visitor) }
}

async function statusWith(token: string, origin = product.origin): Promise<number> {
  const visitor = createVisitor(product, origin)
  const seen = await visitor.raw('GET', '/session', { headers: { cookie: `${cookieName}=${token}` } })
  return seen.status
}

test('SE-01 every cookie of a whole journey is host-only, secure, unreadable for scripts and same-site', async () => {
  const answers = watchAnswers(product.app)
  const person = createVisitor(product)
  await person.call(logIn, { body: { email, password } })
  const integration = await createVismaIntegration(person)
  await giveConsent(product, integration)
  await giveConsent(product, await createVismaIntegration(person), { answer: 'no' })
  await person.raw('DELETE', '/session')

  const cookies = answers.flatMap(({ headers }) => headers['set-cookie'] ?? []).flatMap(line => [line].flat())
  const names = new Set(cookies.map(line => line.split('=')[0]?.replace(/-[\w-]{16}$/, '-…')))
  expect(cookies.length).toBeGreaterThanOrEqual(5)
  for (const line of cookies) {
    expect(line).toMatch(/^__Host-[\w-]+=/)
    expect(line).toMatch(/; Path=\/(;|$)/)
    expect(line).toMatch(/; Secure(;|$)/)
    expect(line).toMatch(/; HttpOnly(;|$)/)
    expect(line).toMatch(line.startsWith(cookieName) ? /; SameSite=Strict/ : /; SameSite=Lax/)
    expect(line).not.toMatch(/Domain=/i)
    expect(line.length).toBeLessThan(4096)
  }
  expect(names.size, [...names].join(' ')).toBe(2)
})

test(
  'SE-02 session ids are 256 random bits and only their hashes are stored',
  async () => {
    const tokens: string[] = []
    const count = tries(25, 10_000)
    for (let i = 0; i < count; i += 1) tokens.push((await logInWith('')).token)

    const dump = await rawDump(product.db)
    expect(tokens.filter(token => dump.includes(token))).toEqual([])
    expect(new Set(tokens).size).toBe(count)
    expect(tokens.filter(token => !/^[A-Za-z0-9_-]{43}$/.test(token))).toEqual([])
    expect(await storedSession(tokens[0] ?? '')).toMatchObject({ endedAt: null })
    expect(product.logLines.filter(line => tokens.some(token => line.includes(token)))).toEqual([])
  },
  triesTimeoutMs,
)

test('SE-03 a planted session id is never adopted, however it is planted', async () => {
  const victim = await createColleague(product, 'viewer')
  const planted = randomBytes(32).toString('base64url')
  const ended = (await logInWith('')).token
  await product.db.prisma.session.updateMany({
    where: { tokenHash: hashOf(ended) },
    data: { endedAt: new Date() },
  })
  const variants: [string, object?, string?][] = [
    [`${cookieName}=${planted}`],
    [`${cookieName}="${planted}"`],
    [`${cookieName}=${planted}; ${cookieName}=${randomBytes(32).toString('base64url')}`],
    [`session=${planted}`],
    [`__Secure-session=${planted}`],
    [`__host-session=${planted}`],
    [` ${cookieName} = ${planted} `],
    [`${cookieName}=${'a'.repeat(43)}`],
    [`${cookieName}=${'a'.repeat(42)}`],
    [`${cookieName}=${planted}.`],
    [`${cookieName}=${encodeURIComponent(`${planted}\0`)}`],
    [`${cookieName}=%00`],
    [`${cookieName}=`],
    [`${cookieName}=; ${cookieName}=${planted}`],
    [`${cookieName}=${tokenOf(victim)}`],
    [`${cookieName}=${ended}`],
    [`${cookieName}=${'x'.repeat(3000)}`],
    ['', { token: planted }],
    ['', { session: { token: planted } }],
    ['', {}, `/session?session=${planted}`],
    ['', {}, `/session?${cookieName}=${planted}`],
  ]
  const before = await product.db.prisma.session.count()
  for (const [cookie, body, path] of variants) {
    const { seen, token } = await logInWith(cookie, body, path)
    if (seen.status === 201) {
      expect(cookie).not.toContain(token)
      expect(await storedSession(token)).toMatchObject({ endedAt: null })
    } else {
      expect(problemOf(seen).code).toBe('validation_failed')
    }
  }
  expect(await storedSession(planted)).toBeNull()
  expect(await statusWith(planted)).toBe(401)
  expect(await statusWith(ended)).toBe(401)
  expect(await product.db.prisma.session.count()).toBe(before + variants.length - 2)
})

test('SE-03 a new login ends the session the browser still held', async () => {
  const first = (await logInWith('')).token
  const second = (await logInWith(`${cookieName}=${first}`)).token
  expect((await storedSession(first))?.endedAt).not.toBeNull()
  expect(await statusWith(first)).toBe(401)
  expect(await statusWith(second)).toBe(200)
})

test('SE-04 a logout ends the session in every process at once, and leaves other sessions alone', async () => {
  const other = (await logInWith('')).token
  const person = createVisitor(product)
  await person.call(logIn, { body: { email, password } })
  const token = tokenOf(person)
  expect(await statusWith(token, secondOrigin)).toBe(200)

  const seen = await person.raw('DELETE', '/session')

  expect((await storedSession(token))?.endedAt).not.toBeNull()
  expect(await statusWith(token, secondOrigin)).toBe(401)
  expect(await statusWith(token)).toBe(401)
  expect(await statusWith(other, secondOrigin)).toBe(200)
  expect(seen.status).toBe(204)
  expect(seen.headers.get('set-cookie')).toMatch(/^__Host-session=; .*Expires=Thu, 01 Jan 1970/)
  expect(await statusWith(token)).toBe(401)
})

test('SE-04 a login that is under way does not outlive what ends all logins', async () => {
  const administrator = createVisitor(product)
  await administrator.call(logIn, { body: { email, password } })
  const ends: Record<string, (person: Person, id: string) => Promise<() => Promise<unknown>>> = {
    'a disabling': async (_, id) => () =>
      administrator.call(updatePerson, { params: { id }, body: { disabled: true } }),
    'a reset': async (_, id) => {
      const { url } = await administrator.call(createPasswordReset, { params: { id }, body: {} })
      const body = { token: new URL(url).hash.slice(1), password: 'nine purple bicycles at noon' }
      return () => createVisitor(product).call(resetPassword, { body })
    },
    'a second factor': async person => {
      const { key } = await person.call(beginSecondFactor)
      const authenticator = createAuthenticator(product, key)
      return () => person.call(confirmSecondFactor, { body: { code: authenticator.code() } })
    },
  }
  for (const [what, prepare] of Object.entries(ends)) {
    const person = await createColleague(product, 'viewer')
    const { user } = await person.call(getSession)
    const end = await prepare(person, user.id)
    const logins = Array.from({ length: 12 }, async (_, i) => {
      await sleep(i * 20)
      const json = { email: user.email, password }
      const headers = { 'x-forwarded-for': `198.51.100.${i}` }
      return createVisitor(product).raw('POST', '/session', { json, headers })
    })
    await sleep(100)
    await end()
    const statuses = (await Promise.all(logins)).map(({ status }) => status)
    expect(
      statuses.filter(status => ![201, 401].includes(status)),
      what,
    ).toEqual([])
    const kept = what === 'a second factor' ? [tokenOf(person)] : []
    const living = await product.db.prisma.session.findMany({ where: { userId: user.id, endedAt: null } })
    expect(
      living.map(({ tokenHash }) => tokenHash),
      what,
    ).toEqual(kept.map(hashOf))
  }
})

test('SE-04 a disabled user is out of every process at the next request and cannot log in', async () => {
  const viewer = await createColleague(product, 'viewer')
  const token = tokenOf(viewer)
  const stored = await storedSession(token)
  const user = await product.db.prisma.user.update({
    where: { id: stored?.userId ?? '' },
    data: { disabledAt: new Date() },
  })
  expect(await statusWith(token)).toBe(401)
  expect(await statusWith(token, secondOrigin)).toBe(401)

  const again = await createVisitor(product).raw('POST', '/session', {
    json: { email: user.email, password },
  })

  expect(await product.db.prisma.session.count({ where: { userId: user.id } })).toBe(1)
  expect(problemOf(again).code).toBe('wrong_credentials')
})

test('SE-05 a session ends after eight idle hours and after seven days, whatever is done with it', async () => {
  const idle = await createColleague(product, 'viewer')
  const busy = await createColleague(product, 'viewer')
  const hour = 3_600_000
  product.clock.advance(7.5 * hour)
  expect(await statusWith(tokenOf(busy))).toBe(200)
  product.clock.advance(0.6 * hour)
  expect(await statusWith(tokenOf(idle))).toBe(401)
  for (let hours = 8.1; hours < 167; hours += 7) {
    expect(await statusWith(tokenOf(busy))).toBe(200)
    product.clock.advance(7 * hour)
  }
  expect(await statusWith(tokenOf(busy))).toBe(401)
})

test('SE-05 both limits are settable, and hold at the millisecond', async () => {
  const environment = { SESSION_IDLE_MINUTES: '30', SESSION_LIFE_HOURS: '8' }
  await using strict = await startProduct({ works: false, environment })
  const person = await createAdministrator(strict)
  const isIn = async () => (await person.raw('GET', '/session')).status === 200
  const minute = 60_000
  for (let minutes = 0; minutes < 8 * 60 - 29; minutes += 29) {
    expect(await isIn()).toBe(true)
    strict.clock.advance(29 * minute)
  }
  expect(await isIn()).toBe(true)
  strict.clock.advance(29 * minute)
  expect(await isIn()).toBe(false)
  await person.call(logIn, { body: { email, password } })
  strict.clock.advance(29.9 * minute)
  expect(await isIn()).toBe(true)
  strict.clock.advance(30 * minute)
  for (let i = 0; i < 20; i += 1) expect(await isIn()).toBe(false)
})

test('SE-19 a role that is taken away is gone at the next request, in every process', async () => {
  const person = await createColleague(product, 'administrator')
  const token = tokenOf(person)
  const { userId = '' } = (await storedSession(token)) ?? {}
  await product.db.prisma.user.update({ where: { id: userId }, data: { role: 'viewer' } })
  const elsewhere = createVisitor(product, secondOrigin)
  const headers = { cookie: `${cookieName}=${token}` }
  const json = { app: 'visma', name: 'x', venueId: 'x', daysBack: 7 }

  const seen = await elsewhere.raw('POST', '/integrations', { json, headers })

  expect(problemOf(seen).code).toBe('forbidden')
  await expect(person.call(listIntegrations, { query: {} })).resolves.toMatchObject({ nextCursor: null })
})

test('logging in ignores case and spaces of the e-mail and the composition of the password', async () => {
  const composed = 'smörgåsbord på Öland'.normalize('NFC')
  await product.db.prisma.user.create({
    data: { email: 'asa@example.se', name: 'Åsa', passwordHash: await hash(composed) },
  })
  for (const given of ['asa@example.se', ' ASA@Example.SE ', 'Asa@EXAMPLE.se']) {
    const visitor = createVisitor(product)
    const session = await visitor.call(logIn, { body: { email: given, password: composed.normalize('NFD') } })
    expect(session.user.email).toBe('asa@example.se')
  }
})

test('SE-24 what only a logged-in browser may see is never stored by it, and no answer holds the session id', async () => {
  const answers = watchAnswers(product.app)
  const person = createVisitor(product)
  const seen = await person.raw('POST', '/session', { json: { email, password } })
  const token = tokenOf(person)
  await createVismaIntegration(person)
  await person.call(listIntegrations, { query: {} })
  await person.raw('GET', '/session')
  await person.raw('DELETE', '/session')
  const after = await person.raw('GET', '/integrations')

  expect(problemOf(after).code).toBe('unauthenticated')
  expect(answers.length).toBe(6)
  for (const { url, headers } of answers) expect(headers['cache-control'], url).toBe('no-store')
  expect(token).toHaveLength(43)
  expect(seen.text).not.toContain(token)
  expect(Object.keys(JSON.parse(seen.text))).toEqual(['user', 'expiresAt'])
})
