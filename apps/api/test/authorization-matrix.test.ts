import { randomBytes } from 'node:crypto'
import { type Endpoint, endpoints, type Integration, logIn, rolePermissions } from '@collector/contracts'
import { hash } from '@node-rs/argon2'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoLeak, problemOf } from './harness/answers.ts'
import { type Browser, createBrowser } from './harness/browser.ts'
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
import { type Route, routesOf } from './harness/route-table.ts'

const actors = [
  'stranger',
  'link holder',
  'viewer',
  'onboarding',
  'administrator',
  'disabled user',
  'expired session',
  'idle session',
] as const
type Actor = (typeof actors)[number]

/** Who may pass; everybody else is turned away: 401 without a session, 403 with the wrong role. */
const everybody = actors
const signedIn = ['viewer', 'onboarding', 'administrator'] as const
const table: Record<string, readonly Actor[]> = {
  'GET /api/v1/openapi.json': everybody,
  'POST /api/v1/setup': everybody,
  'POST /api/v1/session': everybody,
  'GET /api/v1/session': signedIn,
  'DELETE /api/v1/session': signedIn,
  'GET /api/v1/apps': signedIn,
  'GET /api/v1/mail-settings': signedIn,
  'GET /api/v1/integrations': signedIn,
  'GET /api/v1/integrations/counts': signedIn,
  'GET /api/v1/integrations/export': signedIn,
  'POST /api/v1/integrations/pause': ['administrator'],
  'POST /api/v1/integrations/resume': ['administrator'],
  'POST /api/v1/integrations/consent-links': ['onboarding', 'administrator'],
  'POST /api/v1/integrations': ['onboarding', 'administrator'],
  'GET /api/v1/integrations/:id': signedIn,
  'PATCH /api/v1/integrations/:id': ['administrator'],
  'DELETE /api/v1/integrations/:id': ['administrator'],
  'POST /api/v1/integrations/:id/consent-link': ['onboarding', 'administrator'],
  'POST /api/v1/integrations/:id/consent-link/copies': ['onboarding', 'administrator'],
  'POST /api/v1/integrations/:id/consent-link/mails': ['onboarding', 'administrator'],
  'GET /api/v1/integrations/:id/consent-links': ['onboarding', 'administrator'],
  'DELETE /api/v1/integrations/:id/consent-link': ['onboarding', 'administrator'],
  'POST /api/v1/integrations/:id/syncs': ['administrator'],
  'DELETE /api/v1/integrations/:id/syncs/active': ['administrator'],
  'POST /api/v1/integrations/:id/sync-preview': ['administrator'],
  'POST /api/v1/integrations/:id/company-decision': ['administrator'],
  'GET /api/v1/integrations/:id/followers': signedIn,
  'POST /api/v1/integrations/:id/followers': signedIn,
  'DELETE /api/v1/integrations/:id/followers/me': signedIn,
  'DELETE /api/v1/integrations/:id/connection': ['administrator'],
  'GET /api/v1/integrations/:id/syncs': signedIn,
  'GET /api/v1/integrations/:id/syncs/:syncId': signedIn,
  'GET /api/v1/integrations/:id/invoices/per-day': signedIn,
  'GET /api/v1/integrations/:id/invoices': ['viewer', 'administrator'],
  'POST /api/v1/integrations/:id/invoice-exports': ['viewer', 'administrator'],
  'GET /api/v1/integrations/:id/events': signedIn,
  'GET /api/v1/account': signedIn,
  'PATCH /api/v1/account': signedIn,
  'POST /api/v1/account/password': signedIn,
  'POST /api/v1/account/second-factor': signedIn,
  'POST /api/v1/account/second-factor/confirmation': signedIn,
  'DELETE /api/v1/account/second-factor': signedIn,
  'POST /api/v1/account/recovery-codes': signedIn,
  'GET /api/v1/sessions': signedIn,
  'DELETE /api/v1/sessions/:id': signedIn,
  'DELETE /api/v1/sessions': signedIn,
  'POST /api/v1/session/reauthentication': signedIn,
  'GET /api/v1/people': ['administrator'],
  'PATCH /api/v1/people/:id': ['administrator'],
  'DELETE /api/v1/people/:id/sessions': ['administrator'],
  'DELETE /api/v1/people/:id/second-factor': ['administrator'],
  'POST /api/v1/people/:id/password-reset': ['administrator'],
  'GET /api/v1/invitations': ['administrator'],
  'POST /api/v1/invitations': ['administrator'],
  'POST /api/v1/invitations/:id/link': ['administrator'],
  'DELETE /api/v1/invitations/:id': ['administrator'],
  'POST /api/v1/invitation-offer': everybody,
  'POST /api/v1/invitation-acceptance': everybody,
  'POST /api/v1/password-resets': everybody,
  'POST /api/v1/password-reset': everybody,
  'GET /api/v1/sign-in-options': everybody,
  'GET /api/v1/audit-events': ['administrator'],
  'GET /health/live': everybody,
  'GET /health/ready': everybody,
  'GET /owner-pages.css': everybody,
  'GET /api/docs': everybody,
  'GET /api/docs.css': everybody,
  'GET /connect/problems/:problem': everybody,
  'GET /connect/:token': everybody,
  'GET /oauth/:app/callback': everybody,
  'GET /sso/login': everybody,
  'GET /sso/callback': everybody,
  // The browser that made the attempt alone; there is no session that helps.
  'GET /connect/results/:reference': ['link holder'],
  'POST /connect/results/:reference/undo': ['link holder'],
  // Not even that one without having proven to be of the company.
  'GET /connect/manage/:reference': [],
  'POST /connect/manage/:reference/disconnect': [],
  'GET /assets/*': everybody,
  'GET /': everybody,
  'GET /login': everybody,
  'GET /setup': everybody,
  'GET /forgot-password': everybody,
  'GET /reset-password': everybody,
  'GET /invitation': everybody,
  'GET /settings': everybody,
  'GET /settings/*': everybody,
}

const missing = '01900000-0000-7000-8000-000000000000'

let product: Product
let admin: Person
let victim: Integration
let resultPath: string
const browsers = new Map<Actor, Browser>()

beforeAll(async () => {
  product = await startProduct({ works: false })
  admin = await createAdministrator(product)
  victim = await createVismaIntegration(admin)
  const { browser, seen } = await giveConsent(product, victim)
  resultPath = seen.url.pathname
  browsers.set('stranger', createBrowser())
  browsers.set('link holder', browser)
  for (const role of signedIn) browsers.set(role, (await createColleague(product, role)).browser)
  browsers.set(
    'disabled user',
    await without({ disabledAt: new Date() }, id => ({ where: { sessions: { some: { id } } } })),
  )
  const past = new Date(Date.now() - 1_000)
  browsers.set('expired session', await withSession({ expiresAt: past }))
  browsers.set(
    'idle session',
    await withSession({ lastSeenAt: new Date(Date.now() - 8 * 3_600_000 - 1_000) }),
  )
})
afterAll(() => product.close())

/** An administrator who was logged in until his session became as said. */
async function withSession(data: object): Promise<Browser> {
  const { browser, sessionId } = await freshAdministrator()
  await product.db.prisma.session.update({ where: { id: sessionId }, data })
  return browser
}

async function without(data: object, where: (sessionId: string) => object): Promise<Browser> {
  const { browser, sessionId } = await freshAdministrator()
  await product.db.prisma.user.updateMany({ ...where(sessionId), data })
  return browser
}

async function freshAdministrator(): Promise<{ browser: Browser; sessionId: string }> {
  const email = `former-${randomBytes(4).toString('hex')}@venue.example`
  const user = await product.db.prisma.user.create({
    data: { email, name: 'Former', passwordHash: await hash(password) },
  })
  const visitor = createVisitor(product)
  await visitor.call(logIn, { body: { email, password } })
  const { id } = await product.db.prisma.session.findFirstOrThrow({ where: { userId: user.id } })
  return { browser: visitor.browser, sessionId: id }
}

async function ask(actor: Actor, { method, url }: Route, id: string) {
  const path = url
    .replace(':id', id)
    .replace(':syncId', missing)
    .replace('/connect/results/:reference', resultPath)
    .replace('*', 'x')
    .replace(/:\w+/, 'x')
  const browser = browsers.get(actor)
  if (!browser) throw new Error(actor)
  // A body that no route accepts: who passes is told about it, who does not pass is turned away before.
  const hasBody = method === 'POST' || method === 'PATCH'
  const headers = { origin: product.origin, ...(hasBody && { 'content-type': 'application/json' }) }
  return browser.request(product.origin + path, {
    method,
    headers,
    ...(hasBody && { body: '{"nobody":"knows this"}' }),
  })
}

test('SE-18 every route of the application has a row, and every row a route', async () => {
  const routes = (await routesOf(product)).map(({ method, url }) => `${method} ${url}`)
  expect(routes.sort()).toEqual(Object.keys(table).sort())
})

test('SE-18 the rows say what the contract’s permissions say', () => {
  for (const { method, path, permission } of Object.values(endpoints)) {
    const row = table[`${method} /api/v1${path.replaceAll(/\{(\w+)\}/g, ':$1')}`]
    const roles = signedIn.filter(
      role =>
        permission === 'public' || permission === 'session' || rolePermissions[role].includes(permission),
    )
    expect(row?.filter(actor => signedIn.includes(actor as 'viewer')).sort(), path).toEqual([...roles].sort())
  }
})

test('SE-18 every cell of the matrix holds: who may not is turned away and changes nothing', async () => {
  const routes = await routesOf(product)
  let cells = 0
  for (const route of routes.filter(({ url }) => !url.includes('/undo')))
    for (const actor of actors) {
      const name = `${actor} at ${route.method} ${route.url}`
      const isEnding = route.method === 'DELETE' || route.url.endsWith('/syncs')
      const mayPass = table[`${route.method} ${route.url}`]?.includes(actor) ?? false
      // Those who may would really do it: they are given an id that does not exist, and keep their session.
      if (mayPass && route.method === 'DELETE' && route.url === '/api/v1/session') continue
      const id = mayPass && isEnding ? missing : victim.id
      const seen = await ask(actor, route, id)
      expectNoLeak(seen)
      cells += 1
      if (mayPass) {
        expect([401, 403], `${name} → ${seen.status}`).not.toContain(seen.status)
      } else if (route.url.startsWith('/connect')) {
        expect(seen.status, name).toBe(400)
      } else {
        const hasSession = signedIn.includes(actor as 'viewer')
        expect(problemOf(seen).code, name).toBe(hasSession ? 'forbidden' : 'unauthenticated')
        expect((await ask(actor, route, missing)).status, `${name}, missing id`).toBe(seen.status)
      }
    }
  expect(cells).toBe((routes.length - 1) * actors.length - signedIn.length)
  const after = await product.db.prisma.integration.findMany()
  expect(after).toHaveLength(1)
  expect(after[0]).toMatchObject({ id: victim.id, name: victim.name, deletedAt: null, status: 'connected' })
}, 120_000)

test('SE-18 only the browser of the owner can undo, and only an administrator’s session does not help', async () => {
  for (const actor of actors.filter(each => each !== 'link holder')) {
    const seen = await browsers.get(actor)?.request(`${product.origin}${resultPath}/undo`, {
      method: 'POST',
      headers: { origin: product.origin, 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(seen?.status, actor).toBe(400)
  }
  expect(await product.db.prisma.connection.count({ where: { integrationId: victim.id } })).toBe(1)
})

/** What a request must hold to be looked at, by the end of its address. */
const neededBodies = {
  'PATCH /integrations/{id}': { version: 1 },
  '/company-decision': { accept: true, heldAt: new Date().toISOString() },
  'POST /integrations/{id}/followers': { language: 'sv' },
  '/consent-link/mails': { to: 'eva@salong.example', language: 'sv', greeting: 'Hej!' },
}

test('SE-18 a deleted integration, a never existing one and one of the wrong kind of id look alike', async () => {
  const gone = await createVismaIntegration(admin)
  await admin.raw('DELETE', `/integrations/${gone.id}`)
  const shapes = new Set<string>()
  for (const id of [gone.id, missing, gone.id.toUpperCase()])
    for (const { method, path, body } of Object.values<Endpoint>(endpoints)) {
      if (!path.includes('{id}')) continue
      const [, needed] = Object.entries(neededBodies).find(([end]) => `${method} ${path}`.endsWith(end)) ?? []
      const json = needed ?? (body ? {} : undefined)
      const address = path.replace('{id}', id).replace('{syncId}', missing)
      const seen = await admin.raw(method, address, { json })
      shapes.add(JSON.stringify({ ...problemOf(seen), requestId: '' }))
    }
  expect([...shapes]).toHaveLength(1)
  expect([...shapes][0]).toContain('"not_found"')
  const versionFour = `${gone.id.slice(0, 14)}4${gone.id.slice(15)}`
  for (const id of ['x', '1', versionFour, `${gone.id}0`, '%27%20OR%201=1--']) {
    expect((await admin.raw('GET', `/integrations/${id}`)).status, id).toBe(400)
  }
})
