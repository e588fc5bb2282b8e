import { createInvitation, getAccount, getSession, getSignInOptions } from '@collector/contracts'
import { freePort } from '@collector/db/testing'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { problemOf } from './harness/answers.ts'
import { createBrowser } from './harness/browser.ts'
import { type IdentityProvider, startIdentityProvider } from './harness/identity-provider.ts'
import {
  createAdministrator,
  createColleague,
  createVisitor,
  type Person,
  password,
} from './harness/people.ts'
import { type Product, startProduct } from './harness/product.ts'
import { enableSecondFactor } from './harness/second-factor.ts'

let product: Product
let admin: Person
let provider: IdentityProvider

beforeAll(async () => {
  const port = await freePort()
  provider = await startIdentityProvider(`http://localhost:${port}/sso/callback`)
  product = await startProduct({
    works: false,
    port,
    environment: {
      ADMIN_OIDC_ISSUER: provider.issuer,
      ADMIN_OIDC_CLIENT_ID: provider.clientId,
      ADMIN_OIDC_CLIENT_SECRET: provider.clientSecret,
      ADMIN_OIDC_NAME: 'Reco ID',
      ADMIN_OIDC_DOMAINS: 'reco.example',
      ADMIN_OIDC_ROLE: 'onboarding',
    },
  })
  admin = await createAdministrator(product)
})
afterAll(async () => {
  await product.close()
  await provider.close()
})
beforeEach(() => {
  provider.person = null
  provider.authorizations.length = 0
})

const isBack = (url: URL) => url.origin === product.origin
const openSso = (browser = createBrowser(), query = '') =>
  browser.open(`${product.origin}/sso/login${query}`, { stopAt: isBack })

/** Goes to the provider and back; the answer that ends it. */
async function logInAs(person: IdentityProvider['person'], visitor = createVisitor(product), query = '') {
  provider.person = person
  const { url } = await openSso(visitor.browser, query)
  const seen = await visitor.browser.request(url)
  return { visitor, callback: url, location: seen.headers.get('location') ?? '' }
}

const anna = { sub: 'anna-1', email: 'anna@venue.example', email_verified: true, name: 'Anna' }

test('people are told that they can log in through their organisation', async () => {
  const options = await createVisitor(product).call(getSignInOptions)
  expect(options.singleSignOn).toEqual({ name: 'Reco ID' })
})

test('an account is matched by verified address, and the walk carries state, nonce and PKCE', async () => {
  const { visitor, location } = await logInAs(anna, undefined, '?next=/settings/account')
  expect(location).toBe('/settings/account')
  expect(await visitor.call(getSession)).toMatchObject({ user: { email: anna.email, role: 'administrator' } })
  const [asked] = provider.authorizations
  for (const name of ['state', 'nonce', 'code_challenge']) expect(asked?.get(name)).toMatch(/^[\w-]{43}$/)
  expect(asked?.get('code_challenge_method')).toBe('S256')
  expect(asked?.get('redirect_uri')).toBe(`${product.origin}/sso/callback`)
  await logInAs(anna)
  const all = provider.authorizations
  for (const name of ['state', 'nonce', 'code_challenge']) {
    expect(new Set(all.map(each => each.get(name))).size).toBe(all.length)
  }
})

test('an unverified, foreign or disabled person is not let in, and is told why', async () => {
  const disabled = await createColleague(product, 'viewer')
  const { user } = await disabled.call(getSession)
  await product.db.prisma.user.update({ where: { id: user.id }, data: { disabledAt: new Date() } })
  const before = await product.db.prisma.user.count()
  const cases: [IdentityProvider['person'], string][] = [
    [{ ...anna, email_verified: false }, 'email_not_verified'],
    [{ sub: 'anna-1', email: anna.email }, 'email_not_verified'],
    [{ ...anna, sub: 'x', email: 'eve@evil.example' }, 'unknown_person'],
    [{ ...anna, sub: 'y', email: 'eve@notreco.example' }, 'unknown_person'],
    [{ ...anna, sub: 'z', email: 'eve@reco.example.evil.example' }, 'unknown_person'],
    [{ ...anna, sub: 'd', email: user.email }, 'disabled'],
    [null, 'refused'],
  ]
  for (const [person, failure] of cases) {
    const { visitor, location } = await logInAs(person)
    expect(location).toBe(`/login?sso=${failure}`)
    expect((await visitor.raw('GET', '/session')).status).toBe(401)
  }
  expect(await product.db.prisma.user.count()).toBe(before)
  // Whom the provider vouches for is in the history; who has not even logged in there is not.
  const refused = await product.db.prisma.event.findMany({
    where: { type: 'session.refused' },
    orderBy: { id: 'asc' },
  })
  expect(refused.map(({ data }) => data)).toEqual(
    cases.slice(0, -1).map(([person, failure]) => ({ by: 'single_sign_on', failure, person: person?.email })),
  )
})

test('a person whose address at the provider changes stays who it is, and no other account is opened', async () => {
  const kim = await createColleague(product, 'viewer')
  const other = await createColleague(product, 'administrator')
  const { email } = (await kim.call(getSession)).user
  const otherEmail = (await other.call(getSession)).user.email
  const atProvider = { sub: `of-${email}`, email_verified: true }
  await logInAs({ ...atProvider, email })
  const { visitor } = await logInAs({ ...atProvider, email: otherEmail })
  expect(await visitor.call(getSession)).toMatchObject({ user: { email, role: 'viewer' } })
  const subjects = await product.db.prisma.user.findMany({ where: { email: otherEmail } })
  expect(subjects.map(({ oidcSubject }) => oidcSubject)).toEqual([null])
})

test('an address that the provider has given to somebody else does not open the account', async () => {
  await logInAs(anna)
  const { location } = await logInAs({ ...anna, sub: 'another-anna' })
  expect(location).toBe('/login?sso=unknown_person')
})

test('an invited person becomes a user with the invited role, one of our domains with the configured one', async () => {
  const body = { email: 'kim@partner.example', role: 'viewer' as const }
  await admin.call(createInvitation, { body })
  const kim = await logInAs({
    sub: 'kim',
    email: 'Kim@Partner.example',
    email_verified: true,
    name: 'Kim Ek',
  })
  expect(await kim.visitor.call(getSession)).toMatchObject({ user: { ...body, name: 'Kim Ek' } })
  expect(await product.db.prisma.invitation.count({ where: { email: body.email } })).toBe(0)
  const eva = await logInAs({ sub: 'eva', email: 'eva@reco.example', email_verified: true })
  expect(await eva.visitor.call(getAccount)).toMatchObject({
    user: { email: 'eva@reco.example', role: 'onboarding' },
    hasPassword: false,
  })
  const withPassword = { email: 'eva@reco.example', password }
  const seen = await createVisitor(product).raw('POST', '/session', { json: withPassword })
  expect(problemOf(seen).code).toBe('wrong_credentials')
})

test('an answer works in the browser that began, once, and unchanged', async () => {
  provider.person = anna
  const victim = createBrowser()
  const { url } = await openSso(victim)
  const elsewhere = await createBrowser().request(url)
  expect(elsewhere.headers.get('location')).toBe('/login?sso=expired')
  const other = createBrowser()
  await openSso(other)
  expect((await other.request(url)).headers.get('location')).toBe('/login?sso=expired')
  const forged = new URL(url)
  forged.searchParams.set('state', 'x'.repeat(43))
  const cookie = victim.cookiesOf(product.origin).get('__Host-sign-on') ?? ''
  expect((await victim.request(forged)).headers.get('location')).toBe('/login?sso=expired')
  const again = () => {
    victim.cookiesOf(product.origin).set('__Host-sign-on', cookie)
    return victim.request(url)
  }
  expect((await again()).status).toBe(303)
  expect(victim.cookiesOf(product.origin).has('__Host-session')).toBe(true)
  victim.cookiesOf(product.origin).delete('__Host-session')
  expect((await again()).headers.get('location')).toMatch(/sso=unavailable/)
  expect(victim.cookiesOf(product.origin).has('__Host-session')).toBe(false)
  const late = createBrowser()
  const { url: lateUrl } = await openSso(late)
  product.clock.advance(10 * 60_000 + 1)
  expect((await late.request(lateUrl)).headers.get('location')).toBe('/login?sso=expired')
})

test('no parameter leads the browser to another site, and the cookie is sealed', async () => {
  provider.person = anna
  for (const next of [
    '//evil.example',
    'https://evil.example',
    '/\\evil.example',
    '/\t//evil.example',
    '\\\\evil',
  ]) {
    const visitor = createVisitor(product)
    const query = `?${new URLSearchParams({ next })}`
    const { location } = await logInAs(anna, visitor, query)
    expect(new URL(location, product.origin).origin, next).toBe(product.origin)
  }
  const browser = createBrowser()
  await openSso(browser)
  const sealed = Buffer.from(browser.cookiesOf(product.origin).get('__Host-sign-on') ?? '', 'base64url')
  expect(sealed.toString()).not.toMatch(/state|nonce|codeVerifier/)
})

test('the provider’s login stands for the second factor, and a fresh one there for a recent proof', async () => {
  const person = await createColleague(product, 'administrator')
  const { email } = (await person.call(getSession)).user
  await enableSecondFactor(product, person)
  const { visitor } = await logInAs({ sub: email, email, email_verified: true })
  product.clock.advance(11 * 60_000)
  expect(problemOf(await visitor.raw('POST', '/account/recovery-codes')).code).toBe(
    'reauthentication_required',
  )
  const former = visitor.browser.cookiesOf(product.origin).get('__Host-session') ?? ''
  await logInAs({ sub: email, email, email_verified: true }, visitor, '?again=')
  expect(provider.authorizations.at(-1)?.get('prompt')).toBe('login')
  expect(provider.authorizations.at(-1)?.get('max_age')).toBe('0')
  const ended = await createVisitor(product).raw('GET', '/session', {
    headers: { cookie: `__Host-session=${former}` },
  })
  expect(ended.status).toBe(401)
})
