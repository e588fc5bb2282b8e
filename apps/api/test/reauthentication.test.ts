import { createInvitation, getSession, type Role, reauthenticate } from '@collector/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { problemOf, snapshot } from './harness/answers.ts'
import {
  createAdministrator,
  createColleague,
  createVismaIntegration,
  giveConsent,
  type Person,
  password,
} from './harness/people.ts'
import { type Product, startProduct } from './harness/product.ts'
import { enableSecondFactor } from './harness/second-factor.ts'

const newPassword = 'nine purple bicycles at noon'
const cookieName = '__Host-session'
const minuteMs = 60_000

let product: Product
let admin: Person
let integrationId: string

beforeAll(async () => {
  product = await startProduct({ works: false, environment: { TRUSTED_PROXIES: '127.0.0.1' } })
  admin = await createAdministrator(product)
  const integration = await createVismaIntegration(admin)
  await giveConsent(product, integration)
  integrationId = integration.id
})
afterAll(() => product.close())

const idOf = async (person: Person) => (await person.call(getSession)).user.id
const tokenOf = (person: Person) => person.browser.cookiesOf(product.origin).get(cookieName) ?? ''

/** What a stolen, older session must not be able to do: a request each, and whom it is about. */
async function dangerousRequests(): Promise<[string, string, string, unknown?][]> {
  const [viewer, protectedOne, disabled] = await Promise.all(
    (['viewer', 'viewer', 'administrator'] satisfies Role[]).map(role => createColleague(product, role)),
  )
  if (!viewer || !protectedOne || !disabled) throw new Error('nobody')
  await enableSecondFactor(product, protectedOne)
  const viewerId = await idOf(viewer)
  const protectedId = await idOf(protectedOne)
  const disabledId = await idOf(disabled)
  await product.db.prisma.user.update({ where: { id: disabledId }, data: { disabledAt: new Date() } })
  const invited = { email: `boss-${viewerId}@venue.example`, role: 'administrator' as const }
  const { invitation } = await admin.call(createInvitation, { body: invited })
  const another = { email: `other-${viewerId}@venue.example`, role: 'administrator' }
  return [
    ['another password', 'POST', '/account/password', { password: newPassword }],
    ['a second factor', 'POST', '/account/second-factor'],
    ['its confirmation', 'POST', '/account/second-factor/confirmation', { code: '000000' }],
    ['its end', 'DELETE', '/account/second-factor'],
    ['recovery codes', 'POST', '/account/recovery-codes'],
    ['a new administrator', 'PATCH', `/people/${viewerId}`, { role: 'administrator' }],
    ['another role', 'PATCH', `/people/${viewerId}`, { role: 'onboarding' }],
    ['somebody’s end', 'PATCH', `/people/${viewerId}`, { disabled: true }],
    ['an administrator who is back', 'PATCH', `/people/${disabledId}`, { disabled: false }],
    ['an invited administrator', 'POST', '/invitations', another],
    ['an invited viewer', 'POST', '/invitations', { ...another, role: 'viewer' }],
    ['a new link for one', 'POST', `/invitations/${invitation.id}/link`, {}],
    ['a link to somebody’s password', 'POST', `/people/${viewerId}/password-reset`, {}],
    ['the end of somebody’s second factor', 'DELETE', `/people/${protectedId}/second-factor`],
    ['all invoices at once', 'POST', `/integrations/${integrationId}/invoice-exports`, {}],
  ]
}

test('SE-07 a session whose last proof is old can do none of what would hurt most', async () => {
  const requests = await dangerousRequests()
  const stale = await createColleague(product, 'administrator')
  product.clock.advance(11 * minuteMs)
  // Its use is remembered once a minute: not in the middle.
  await stale.raw('GET', '/session')
  const before = await snapshot(product)
  for (const [what, method, path, json] of requests) {
    const seen = await stale.raw(method, path, { json })
    expect(problemOf(seen).code, what).toBe('reauthentication_required')
  }
  expect(await snapshot(product)).toBe(before)
  expect(requests).toHaveLength(15)
})

test('SE-07 a proof opens them for ten minutes, and only for the session that gave it', async () => {
  const person = await createColleague(product, 'administrator')
  product.clock.advance(11 * minuteMs)
  const json = { password: newPassword }
  await person.call(reauthenticate, { body: { password } })
  product.clock.advance(9 * minuteMs)
  expect((await person.raw('POST', '/account/second-factor')).status).toBe(201)
  product.clock.advance(2 * minuteMs)
  expect(problemOf(await person.raw('POST', '/account/password', { json })).code).toBe(
    'reauthentication_required',
  )
})

test('SE-03, SE-07 the step-up gives a new session id, and the old one is dead in every process', async () => {
  const secondOrigin = await product.addProcess()
  const person = await createColleague(product, 'viewer')
  const former = tokenOf(person)
  await person.call(reauthenticate, { body: { password } })
  const fresh = tokenOf(person)
  expect(fresh).not.toBe(former)
  for (const origin of [product.origin, secondOrigin]) {
    const statusOf = async (token: string) => {
      const headers = { cookie: `${cookieName}=${token}` }
      return (await person.browser.request(`${origin}/api/v1/session`, { headers })).status
    }
    person.browser.cookiesOf(origin).clear()
    expect(await statusOf(former)).toBe(401)
    expect(await statusOf(fresh)).toBe(200)
  }
})

test('SE-07 a wrong password or a missing code proves nothing, and guessing is bounded', async () => {
  const person = await createColleague(product, 'viewer')
  const { authenticator } = await enableSecondFactor(product, person)
  product.clock.advance(11 * minuteMs)
  const prove = (json: object) => person.raw('POST', '/session/reauthentication', { json })
  expect(problemOf(await prove({ password: 'wrong' })).code).toBe('wrong_credentials')
  expect(problemOf(await prove({ password })).code).toBe('second_factor_required')
  expect(problemOf(await prove({ password, code: '000000' })).code).toBe('wrong_code')
  expect(problemOf(await person.raw('POST', '/account/recovery-codes')).code).toBe(
    'reauthentication_required',
  )
  expect((await prove({ password, code: authenticator.freshCode() })).status).toBe(200)
  const address = (i: number) => ({ 'x-forwarded-for': `198.51.100.${i}` })
  for (let i = 0; i < 10; i += 1) {
    const json = { password: `guess ${i}` }
    await person.raw('POST', '/session/reauthentication', { json, headers: address(i) })
  }
  for (const headers of [address(0), address(200)]) {
    const seen = await person.raw('POST', '/session/reauthentication', { json: { password }, headers })
    expect(problemOf(seen).code).toBe('rate_limited')
  }
})
