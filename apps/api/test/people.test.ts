import {
  createIntegration,
  getSession,
  listPeople,
  listSessions,
  logIn,
  updatePerson,
} from '@collector/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { problemOf } from './harness/answers.ts'
import {
  createAdministrator,
  createColleague,
  createVisitor,
  type Person,
  password,
} from './harness/people.ts'
import { type Product, startProduct } from './harness/product.ts'

let product: Product
let admin: Person
let origins: [string, string]

beforeAll(async () => {
  product = await startProduct({ works: false, environment: { TRUSTED_PROXIES: '127.0.0.1' } })
  origins = [product.origin, await product.addProcess()]
  admin = await createAdministrator(product)
})
afterAll(() => product.close())

const idOf = async (person: Person) => (await person.call(getSession)).user.id
const cookieOf = (person: Person) =>
  [...person.browser.cookiesOf(product.origin)].map(pair => pair.join('=')).join('; ')

/** The same login at another process. */
function at(person: Person, origin: string) {
  const cookie = cookieOf(person)
  const elsewhere = createVisitor(product, origin)
  return (method: string, path: string, json?: unknown) =>
    elsewhere.raw(method, path, { json, headers: { cookie } })
}

test('SE-19 rights lost in one process are lost in the other at the next request', async () => {
  const asked: [string, string, unknown?][] = [
    ['GET', '/people'],
    ['POST', '/integrations', { app: 'visma', name: 'x', venueId: 'x', daysBack: 7 }],
    ['POST', '/invitations', { email: 'new@venue.example', role: 'administrator' }],
    ['GET', '/audit-events'],
  ]
  for (const [change, code] of [
    [{ role: 'viewer' }, 'forbidden'],
    [{ disabled: true }, 'unauthenticated'],
  ] as const) {
    const person = await createColleague(product, 'administrator')
    const id = await idOf(person)
    const elsewhere = at(person, origins[1])
    expect((await elsewhere('GET', '/people')).status).toBe(200)
    const startedAt = performance.now()
    await admin.call(updatePerson, { params: { id }, body: change })
    for (const [method, path, json] of asked) {
      expect(problemOf(await elsewhere(method, path, json)).code, path).toBe(code)
    }
    expect(performance.now() - startedAt).toBeLessThan(1_000)
  }
  expect(await product.db.prisma.integration.count()).toBe(0)
  expect(await product.db.prisma.invitation.count()).toBe(0)
})

test('SE-19 rights that are given hold at the next request too', async () => {
  const person = await createColleague(product, 'viewer')
  const id = await idOf(person)
  await admin.call(updatePerson, { params: { id }, body: { role: 'onboarding' } })
  const body = { app: 'visma' as const, name: 'x', venueId: 'x', daysBack: 7 }
  await expect(person.call(createIntegration, { body })).resolves.toMatchObject({ name: 'x' })
})

test('of two administrators who remove each other at the same moment one stays', async () => {
  for (let round = 0; round < 5; round += 1) {
    await product.db.prisma.user.updateMany({
      where: { email: { not: 'anna@venue.example' } },
      data: { role: 'viewer' },
    })
    const other = await createColleague(product, 'administrator')
    const [annaId, otherId] = [await idOf(admin), await idOf(other)]
    const first = { method: 'PATCH', path: `/people/${otherId}`, json: { role: 'viewer' } }
    const second = { method: 'PATCH', path: `/people/${annaId}`, json: { role: 'viewer' } }
    const answers = await Promise.all([
      at(admin, origins[0])(first.method, first.path, first.json),
      at(other, origins[1])(second.method, second.path, second.json),
    ])
    const left = await product.db.prisma.user.count({ where: { role: 'administrator', disabledAt: null } })
    expect(left, JSON.stringify(answers.map(({ status }) => status))).toBe(1)
    await product.db.prisma.user.update({ where: { id: annaId }, data: { role: 'administrator' } })
  }
})

test('the last administrator can neither step down nor be disabled', async () => {
  await product.db.prisma.user.updateMany({
    where: { email: { not: 'anna@venue.example' } },
    data: { role: 'viewer' },
  })
  const id = await idOf(admin)
  for (const json of [{ role: 'viewer' }, { disabled: true }, { role: 'onboarding', disabled: true }]) {
    expect(problemOf(await admin.raw('PATCH', `/people/${id}`, { json })).code).toBe('last_administrator')
  }
  expect((await admin.call(getSession)).user.role).toBe('administrator')
})

test('SE-06 people see their own logins and end one or all others; nobody else’s', async () => {
  const person = await createColleague(product, 'viewer')
  const { email, id } = (await person.call(getSession)).user
  const others = await Promise.all(
    ['Phone', 'Desk', 'Old'].map(async userAgent => {
      const other = createVisitor(product, origins[1])
      await other.raw('POST', '/session', { json: { email, password }, headers: { 'user-agent': userAgent } })
      return other
    }),
  )
  const stranger = await createColleague(product, 'administrator')
  const { items } = await person.call(listSessions)
  expect(items.map(({ userAgent }) => userAgent).sort()).toEqual(['Desk', 'Old', 'Phone', null])
  expect(items.filter(({ current }) => current)).toHaveLength(1)
  const phone = items.find(({ userAgent }) => userAgent === 'Phone')
  expect(problemOf(await stranger.raw('DELETE', `/sessions/${phone?.id}`)).code).toBe('not_found')
  expect((await others[0]?.raw('GET', '/session'))?.status).toBe(200)
  expect((await person.raw('DELETE', `/sessions/${phone?.id}`)).status).toBe(204)
  expect((await others[0]?.raw('GET', '/session'))?.status).toBe(401)
  expect(problemOf(await person.raw('DELETE', `/sessions/${phone?.id}`)).code).toBe('not_found')
  expect((await person.raw('DELETE', '/sessions')).status).toBe(204)
  for (const other of others) expect((await other.raw('GET', '/session')).status).toBe(401)
  expect((await person.raw('GET', '/session')).status).toBe(200)
  expect(await product.db.prisma.session.count({ where: { userId: id, endedAt: null } })).toBe(1)
})

test('SE-06 an administrator sees how many logins somebody has and ends them all', async () => {
  const person = await createColleague(product, 'viewer')
  const { email, id } = (await person.call(getSession)).user
  const other = createVisitor(product, origins[1])
  await other.call(logIn, { body: { email, password } })
  const listed = async () =>
    (await admin.call(listPeople, { query: { limit: '100' } })).items.find(each => each.id === id)
  expect(await listed()).toMatchObject({ sessions: 2, disabledAt: null, role: 'viewer' })
  expect((await admin.raw('DELETE', `/people/${id}/sessions`)).status).toBe(204)
  for (const each of [person, other]) expect((await each.raw('GET', '/session')).status).toBe(401)
  expect(await listed()).toMatchObject({ sessions: 0 })
})

test('the people are listed by name, page by page, each once', async () => {
  for (let i = 0; i < 5; i += 1) await createColleague(product, 'viewer')
  const names: string[] = []
  let cursor: string | undefined
  do {
    const page = await admin.call(listPeople, { query: { limit: '2', cursor } })
    names.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  expect(new Set(names).size).toBe(names.length)
  expect(names).toHaveLength(await product.db.prisma.user.count())
})
