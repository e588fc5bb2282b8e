import { setTimeout as sleep } from 'node:timers/promises'
import { beginSecondFactor, createPasswordReset, getSession, logIn } from '@collector/contracts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  createAdministrator,
  createColleague,
  createVisitor,
  createVismaIntegration,
  type Person,
  password,
} from './harness/people.ts'
import { type Product, startProduct } from './harness/product.ts'
import { createAuthenticator, enableSecondFactor } from './harness/second-factor.ts'

const newPassword = 'nine purple bicycles at noon'

let product: Product
let admin: Person

beforeAll(async () => {
  product = await startProduct({ works: false, environment: { REQUESTS_PER_MINUTE: '100000' } })
  admin = await createAdministrator(product)
})
afterAll(() => product.close())
beforeEach(async () => {
  await product.db.prisma.rateLimit.deleteMany()
})

const tokenOf = ({ url }: { url: string }) => new URL(url).hash.slice(1)
const idOf = async (person: Person) => (await person.call(getSession)).user.id

/** The same person's login in another browser. */
async function alsoLoggedIn(person: Person): Promise<Person> {
  const { email } = (await person.call(getSession)).user
  const other = createVisitor(product)
  await other.call(logIn, { body: { email, password } })
  return other
}

/** Does `statement` in a transaction that stays open until `during` has had some time. */
async function meanwhile<T>(statement: string, during: () => Promise<T>): Promise<T> {
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  const { promise: isHeld, resolve: held } = Promise.withResolvers<void>()
  const holding = product.db.prisma.$transaction(
    async tx => {
      await tx.$executeRawUnsafe(statement)
      held()
      await released
    },
    { timeout: 20_000 },
  )
  await isHeld
  const answer = during()
  await sleep(400)
  release()
  await holding
  return answer
}

test('a new password by link and what ends the account take turns, and both are done', async () => {
  for (let round = 0; round < 25; round += 1) {
    await product.db.prisma.rateLimit.deleteMany()
    const person = await createColleague(product, 'viewer')
    const id = await idOf(person)
    const token = tokenOf(await admin.call(createPasswordReset, { params: { id }, body: {} }))
    const json = { token, password: newPassword }
    const resetting = createVisitor(product).raw('POST', '/password-reset', { json })
    await sleep(15 + round * 2)
    const ended =
      round % 2
        ? await admin.raw('PATCH', `/people/${id}`, { json: { disabled: true } })
        : await person.raw('POST', '/account/password', { json: { password: newPassword } })
    const { status } = await resetting
    expect([204, 401], `reset, round ${round}`).toContain(status)
    expect(round % 2 ? [200] : [204, 401], `end, round ${round}`).toContain(ended.status)
    const { disabledAt } = await product.db.prisma.user.findUniqueOrThrow({ where: { id } })
    expect(disabledAt !== null).toBe(round % 2 === 1)
  }
})

test('of two logins that end each other one does, and neither waits for the other for ever', async () => {
  for (let round = 0; round < 12; round += 1) {
    await product.db.prisma.rateLimit.deleteMany()
    const person = await createColleague(product, 'viewer')
    const other = await alsoLoggedIn(person)
    const statuses = await Promise.all([
      person.raw('POST', '/account/password', { json: { password: newPassword } }),
      sleep(10 + round * 5).then(() => other.raw('DELETE', '/sessions')),
    ])
    expect(statuses.map(({ status }) => status).sort()).toEqual([204, 401])
  }
})

test('what a login has under way when it is ended does not count: no second factor of a thief', async () => {
  for (let round = 0; round < 8; round += 1) {
    await product.db.prisma.rateLimit.deleteMany()
    const owner = await createColleague(product, 'viewer')
    const id = await idOf(owner)
    const thief = await alsoLoggedIn(owner)
    const { key } = await thief.call(beginSecondFactor)
    const json = { code: createAuthenticator(product, key).code() }
    const confirming = thief.raw('POST', '/account/second-factor/confirmation', { json })
    await sleep(round * 25)
    const changed = await owner.raw('POST', '/account/password', { json: { password: newPassword } })
    const confirmed = await confirming
    expect([confirmed.status === 201, changed.status === 204].filter(Boolean), `round ${round}`).toHaveLength(
      1,
    )
    const factors = await product.db.prisma.secondFactor.count({
      where: { userId: id, confirmedAt: { not: null } },
    })
    expect(factors).toBe(confirmed.status === 201 ? 1 : 0)
  }
})

test('SE-19 who loses the rights of an administrator changes nobody any more, however late the loss comes', async () => {
  const target = await createColleague(product, 'viewer')
  const id = await idOf(target)
  await enableSecondFactor(product, target)
  const former = await createColleague(product, 'administrator')
  const formerId = await idOf(former)
  const json = { email: `late-${id}@venue.example`, role: 'administrator' }
  const { invitation } = JSON.parse(
    (await admin.raw('POST', '/invitations', { json: { ...json, role: 'viewer' } })).text,
  )
  const answers = await meanwhile(`UPDATE users SET role = 'viewer' WHERE id = '${formerId}'`, () =>
    Promise.all([
      former.raw('DELETE', `/people/${id}/second-factor`),
      former.raw('DELETE', `/people/${id}/sessions`),
      former.raw('DELETE', `/invitations/${invitation.id}`),
      former.raw('POST', `/people/${id}/password-reset`, { json: {} }),
      former.raw('PATCH', `/people/${id}`, { json: { role: 'administrator' } }),
    ]),
  )
  expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403])
  expect(await idOf(target)).toBe(id)
})

test('a link that is revoked while it is being mailed is not mailed', async () => {
  const { id } = await createVismaIntegration(admin)
  const json = { to: 'owner@example.com', language: 'sv', greeting: 'Hej' }
  const [sent, revoked] = await meanwhile('LOCK TABLE mails IN SHARE ROW EXCLUSIVE MODE', async () => {
    const sending = admin.raw('POST', `/integrations/${id}/consent-link/mails`, { json })
    await sleep(200)
    return Promise.all([sending, admin.raw('DELETE', `/integrations/${id}/consent-link`)])
  })
  expect(revoked.status).toBe(204)
  const mails = await product.db.prisma.mail.findMany({ where: { integrationId: id } })
  const told = mails.map(({ status, failure }) => [status, failure])
  // Where the database has one connection, the revocation may come first.
  expect([sent.status, told]).toEqual(sent.status === 409 ? [409, []] : [202, [['failed', 'too_late']]])
})
