import { getSignInOptions, logIn } from '@collector/contracts'
import { forgetEvents, rawDump, tries } from '@collector/db/testing'
import { createFirstAdministrator, issueSetupToken } from '@collector/domain'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { prepareFirstLogin } from '../src/prepare-first-login.ts'
import { problemOf, snapshot, wrongFieldsOf } from './harness/answers.ts'
import { createVisitor, type Person, password } from './harness/people.ts'
import { type Product, startProduct } from './harness/product.ts'

let product: Product
let visitor: Person

beforeAll(async () => {
  product = await startProduct({ works: false })
})
afterAll(() => product.close())

/** As freshly installed: nobody has an account, nothing has been tried. */
beforeEach(async () => {
  const { prisma } = product.db
  await prisma.$transaction([
    prisma.user.deleteMany(),
    prisma.setupToken.deleteMany(),
    prisma.rateLimit.deleteMany(),
  ])
  await forgetEvents(product.db)
  visitor = createVisitor(product)
})

const person = { name: 'Anna Berg', email: 'anna@venue.example', password }
const setUpWith = (json: object, by = visitor) => by.raw('POST', '/setup', { json: { ...person, ...json } })
const countUsers = () => product.db.prisma.user.count()

test('whoever opens the login page is told whether there is an administrator yet', async () => {
  expect(await visitor.call(getSignInOptions)).toMatchObject({ isSetUp: false })
  const token = await issueSetupToken(product.deps)
  await setUpWith({ token })
  expect(await visitor.call(getSignInOptions)).toMatchObject({ isSetUp: true })
})

test('SE-17 a fresh installation has no account that could be guessed', async () => {
  const hosts = ['example.com', 'localhost.localdomain', 'reco.se', 'collector.se', 'venue.example']
  const names = [
    'admin',
    'administrator',
    'root',
    'demo',
    'test',
    'user',
    'anna',
    'info',
    'reco',
    'collector',
  ]
  const logins = hosts.flatMap(host =>
    names.flatMap(name => ['admin', 'password'].map(guess => [`${name}@${host}`, guess])),
  )
  const answers: string[] = []
  for (const [email, guess] of logins.slice(0, tries(20, 100))) {
    const seen = await visitor.raw('POST', '/session', { json: { email, password: guess } })
    answers.push(problemOf(seen).code)
  }
  expect(await countUsers()).toBe(0)
  expect(answers).toHaveLength(tries(20, 100))
  expect(answers.filter(code => code !== 'wrong_credentials' && code !== 'rate_limited')).toEqual([])
})

test('SE-17 the one-time link is printed in the terminal and is nowhere else', async () => {
  const lines = await prepareFirstLogin(product.deps, product.config)
  const token = /\/setup#([A-Za-z0-9_-]{43})$/m.exec(lines.join('\n'))?.[1] ?? ''

  expect(token).toHaveLength(43)
  expect(await rawDump(product.db)).not.toContain(token)
  expect(product.logLines.join('')).not.toContain(token)
  const seen = await setUpWith({ token })
  expect(await countUsers()).toBe(1)
  expect(seen.status).toBe(201)
  expect(seen.text).not.toContain(token)
})

test('SE-17 a wrong, former, expired or used token creates nobody', async () => {
  const former = await product.setupToken()
  const token = await product.setupToken()
  const wrong = ['x', former, token.slice(1), `${token}x`, token.toLowerCase(), ` ${token}`, '\0', '\ud800']
  for (const each of wrong) {
    expect(problemOf(await setUpWith({ token: each })).code, each).toBe('wrong_setup_token')
  }
  product.clock.advance(24 * 3_600_000 - 1_000)
  expect(problemOf(await setUpWith({ token: former })).code).toBe('wrong_setup_token')
  product.clock.advance(2_000)
  expect(problemOf(await setUpWith({ token })).code).toBe('wrong_setup_token')
  expect(await countUsers()).toBe(0)

  const fresh = await product.setupToken()
  expect((await setUpWith({ token: fresh })).status).toBe(201)
  expect(problemOf(await setUpWith({ token: fresh, email: 'b@venue.example' })).code).toBe('already_set_up')
  expect(await countUsers()).toBe(1)
  expect(await product.db.prisma.setupToken.count()).toBe(0)
  expect(await issueSetupToken(product.deps)).toBeUndefined()
})

test('SE-17 twenty set-ups at once in two processes make one administrator with one session', async () => {
  const token = await product.setupToken()
  const origins = [product.origin, await product.addProcess()]
  const setUps = Array.from({ length: 20 }, (_, i) =>
    setUpWith({ token, email: `anna${i}@venue.example` }, createVisitor(product, origins[i % 2])),
  )
  const seen = await Promise.all(setUps)

  expect(await countUsers()).toBe(1)
  expect(await product.db.prisma.session.count()).toBe(1)
  expect(await product.db.prisma.event.count({ where: { type: 'setup.completed' } })).toBe(1)
  const statuses = seen.map(({ status }) => status).sort()
  expect(statuses).toEqual([201, ...Array(19).fill(409)])
}, 30_000)

test('SE-17 a weak password or the token itself is refused by name and leaves the token usable', async () => {
  const token = await product.setupToken()
  const weak = [
    'password1',
    'PASSWORD123',
    'qwertyuiop',
    'aaaaaaaaaaaa',
    'abababababab',
    'Reco2026!!',
    'collector123',
    'visma-visma-1',
    'annaberg2026',
    'venue.example',
    token,
    'short',
    'x'.repeat(201),
    `good \ud800 enough`,
  ]
  for (const each of weak) {
    expect(wrongFieldsOf(await setUpWith({ token, password: each })), each).toEqual(['password'])
  }
  expect(await countUsers()).toBe(0)
  const spread = '🔑 smörgås \0 bord'
  expect((await setUpWith({ token, password: spread })).status).toBe(201)
  await expect(
    createVisitor(product).call(logIn, { body: { email: person.email, password: spread } }),
  ).resolves.toBeDefined()
  for (const near of ['🔑 smörgås ', '🔑 smörgås \0', '🔑 smörgås \0 borde']) {
    const json = { email: person.email, password: near }
    expect(problemOf(await visitor.raw('POST', '/session', { json })).code).toBe('wrong_credentials')
  }
})

test('SE-17 every wrong field is named and nothing is written', async () => {
  const token = await product.setupToken()
  const before = await snapshot(product)
  expect(wrongFieldsOf(await setUpWith({ token, name: '\u200b', email: 'x', password: 1 }))).toEqual([
    'name',
    'email',
    'password',
  ])
  expect(wrongFieldsOf(await setUpWith({ token, role: 'administrator', id: '1' }))).toEqual(['role', 'id'])
  expect(await snapshot(product)).toBe(before)
})

test('the administrator of the configuration is made once, not beside another and not with a weak password', async () => {
  const { deps } = product
  await expect(
    createFirstAdministrator(deps, { email: 'a@b.example', password: 'password1' }),
  ).rejects.toMatchObject({ code: 'validation_failed', errors: [{ field: 'password' }] })
  const token = await product.setupToken()
  const made = await Promise.all(
    Array.from({ length: 5 }, () => createFirstAdministrator(deps, { email: person.email, password })),
  )
  expect(await countUsers()).toBe(1)
  expect(made.filter(Boolean)).toHaveLength(1)
  const { id } = await deps.db.prisma.user.findFirstOrThrow()
  expect(await deps.db.prisma.event.findMany({ where: { type: 'setup.completed' } })).toMatchObject([
    { actorId: id, address: null },
  ])
  expect(await createFirstAdministrator(deps, { email: 'second@venue.example', password })).toBe(false)
  expect(problemOf(await setUpWith({ token })).code).toBe('already_set_up')
  expect(await countUsers()).toBe(1)
})
