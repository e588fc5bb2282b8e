import { endpoints, type Integration } from '@collector/contracts'
import { isDeep } from '@collector/db/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { problemOf, snapshot } from './harness/answers.ts'
import type { Browser } from './harness/browser.ts'
import {
  createAdministrator,
  createVisitor,
  createVismaIntegration,
  giveConsent,
  type Person,
  password,
} from './harness/people.ts'
import { type Product, startProduct } from './harness/product.ts'
import { routesOf } from './harness/route-table.ts'

let product: Product
let admin: Person
let connected: Integration
let owner: Browser
let resultPath: string

beforeAll(async () => {
  product = await startProduct({ works: false })
  admin = await createAdministrator(product)
  connected = await createVismaIntegration(admin)
  const { browser, seen } = await giveConsent(product, connected)
  owner = browser
  resultPath = seen.url.pathname
})
afterAll(() => product.close())

/** A body that the route would accept, so that only the origin can be the reason of a refusal. */
const bodies: Record<string, (kind: string) => unknown> = {
  'POST /api/v1/setup': () => ({ token: 'x', name: 'Eve', email: 'eve@evil.example', password }),
  'POST /api/v1/session': () => ({ email: 'anna@venue.example', password }),
  'DELETE /api/v1/session': () => undefined,
  'POST /api/v1/integrations': kind => ({ app: 'visma', name: `by ${kind}`, venueId: 'evil', daysBack: 7 }),
  'PATCH /api/v1/integrations/:id': kind => ({ version: 2, name: `by ${kind}` }),
  'DELETE /api/v1/integrations/:id': () => undefined,
  'POST /api/v1/integrations/:id/consent-link': () => ({}),
  'POST /api/v1/integrations/:id/consent-link/copies': () => ({}),
  'DELETE /api/v1/integrations/:id/consent-link': () => undefined,
  'POST /api/v1/integrations/:id/syncs': () => ({}),
  'DELETE /api/v1/integrations/:id/syncs/active': () => undefined,
  'POST /api/v1/integrations/:id/sync-preview': () => ({}),
  'POST /api/v1/integrations/:id/invoice-exports': () => ({}),
  'POST /api/v1/integrations/:id/company-decision': () => ({
    accept: true,
    heldAt: new Date().toISOString(),
  }),
  'DELETE /api/v1/integrations/:id/connection': () => undefined,
  'PATCH /api/v1/account': kind => ({ name: `by ${kind}` }),
  'POST /api/v1/account/password': () => ({ password: 'nine purple bicycles at noon' }),
  'POST /api/v1/account/second-factor': () => undefined,
  'POST /api/v1/account/second-factor/confirmation': () => ({ code: '000000' }),
  'DELETE /api/v1/account/second-factor': () => undefined,
  'POST /api/v1/account/recovery-codes': () => undefined,
  'DELETE /api/v1/sessions/:id': () => undefined,
  'DELETE /api/v1/sessions': () => undefined,
  'POST /api/v1/session/reauthentication': () => ({ password }),
  'PATCH /api/v1/people/:id': () => ({ disabled: true }),
  'DELETE /api/v1/people/:id/sessions': () => undefined,
  'DELETE /api/v1/people/:id/second-factor': () => undefined,
  'POST /api/v1/people/:id/password-reset': () => ({}),
  'POST /api/v1/invitations': () => ({ email: 'eve@evil.example', role: 'administrator' }),
  'POST /api/v1/invitations/:id/link': () => ({}),
  'DELETE /api/v1/invitations/:id': () => undefined,
  'POST /api/v1/invitation-offer': () => ({ token: 'x' }),
  'POST /api/v1/invitation-acceptance': () => ({ token: 'x', name: 'Eve', password }),
  'POST /api/v1/password-resets': () => ({ email: 'anna@venue.example' }),
  'POST /api/v1/password-reset': () => ({ token: 'x', password }),
  'POST /api/v1/integrations/:id/consent-link/mails': () => ({
    to: 'eve@evil.example',
    language: 'en',
    greeting: 'Hello',
  }),
  'POST /api/v1/integrations/:id/followers': () => ({}),
  'DELETE /api/v1/integrations/:id/followers/me': () => undefined,
  'POST /api/v1/integrations/pause': () => ({ ids: [connected.id] }),
  'POST /api/v1/integrations/resume': () => ({ ids: [connected.id] }),
  'POST /api/v1/integrations/consent-links': () => ({ ids: [connected.id] }),
  'POST /connect/manage/:reference/disconnect': () => undefined,
  'POST /connect/results/:reference/undo': () => undefined,
}

const unsafeRoutes = async () => (await routesOf(product)).filter(({ method }) => method !== 'GET')

async function originsOf(): Promise<[string, Record<string, string>][]> {
  const { origin } = product
  const { port } = new URL(origin)
  return [
    ['no origin at all', {}],
    ['an evil origin', { origin: 'https://evil.example' }],
    ['an evil origin that has our name in it', { origin: `${origin}.evil.example` }],
    ['the origin null', { origin: 'null' }],
    ['a sibling', { origin: `http://sub.localhost:${port}` }],
    ['another port', { origin: 'http://localhost:1' }],
    ['another scheme', { origin: origin.replace('http:', 'https:') }],
    ['our origin with a path', { origin: `${origin}/` }],
    ['two origins', { origin: `${origin}, https://evil.example` }],
    ['a browser that says cross-site', { origin, 'sec-fetch-site': 'cross-site' }],
    ['a browser that says same-site', { origin, 'sec-fetch-site': 'same-site' }],
    ['a browser that says none', { origin, 'sec-fetch-site': 'none' }],
    [
      'a browser whose word and origin differ',
      { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
    ],
    ['the origin null without the browser’s word', { origin: 'null', referer: `${origin}/settings` }],
    ['a referrer only', { referer: `${origin}/settings` }],
  ]
}

const contentTypes = [
  'application/json',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
]

function encode(body: unknown, contentType: string | undefined): string | undefined {
  if (body === undefined) return undefined
  if (contentType === 'application/x-www-form-urlencoded')
    return new URLSearchParams(body as Record<string, string>).toString()
  return JSON.stringify(body)
}

async function send(route: { method: string; url: string }, headers: Record<string, string>, kind: string) {
  const path = route.url.replace(':id', connected.id).replace('/connect/results/:reference', resultPath)
  const browser = route.url.startsWith('/connect') ? owner : admin.browser
  const body = encode(bodies[`${route.method} ${route.url}`]?.(kind), headers['content-type'])
  return browser.request(product.origin + path, {
    method: route.method,
    headers,
    ...(body !== undefined && { body }),
  })
}

test('SE-09 no foreign page changes anything, whatever it sends to whatever route', async () => {
  const routes = await unsafeRoutes()
  expect(routes.map(({ method, url }) => `${method} ${url}`).sort()).toEqual(Object.keys(bodies).sort())
  const before = await snapshot(product)
  let refused = 0
  const types = [...contentTypes, undefined]
  // In the short form each type by turns, so that every route and every origin meets each.
  for (const [i, route] of routes.entries())
    for (const [j, [kind, origin]] of (await originsOf()).entries())
      for (const contentType of isDeep ? types : [types[(i + j) % types.length]]) {
        const headers = { ...origin, ...(contentType && { 'content-type': contentType }) }
        const seen = await send(route, headers, kind)
        expect(problemOf(seen).code, `${route.method} ${route.url} from ${kind}`).toBe('origin_refused')
        refused += 1
      }
  expect(await snapshot(product)).toBe(before)
  expect(refused).toBe(routes.length * 15 * (isDeep ? 5 : 1))
  expect((await admin.raw('GET', '/session')).status).toBe(200)
}, 60_000)

test('SE-09 our own page is heard only in JSON', async () => {
  const before = await snapshot(product)
  for (const route of await unsafeRoutes()) {
    if (!bodies[`${route.method} ${route.url}`]?.('')) continue
    for (const contentType of [
      ...contentTypes.slice(1),
      'application/jsonx',
      'text/json',
      'application/xml',
    ]) {
      const seen = await send(route, { origin: product.origin, 'content-type': contentType }, 'own page')
      expect(problemOf(seen).code, `${route.url} ${contentType}`).toBe('unsupported_media_type')
    }
  }
  expect(await snapshot(product)).toBe(before)
})

test('SE-09 a GET changes nothing, not even with a body', async () => {
  const before = await snapshot(product)
  for (const { method, path } of Object.values(endpoints)) {
    const url = path.replace('{id}', connected.id)
    for (const headers of [
      { 'x-http-method-override': method },
      { 'x-http-method': 'DELETE', 'content-type': 'application/json' },
    ]) {
      await admin.raw('GET', `${url}?_method=${method}`, { headers, body: '{"version":2,"name":"x"}' })
    }
  }
  expect(await snapshot(product)).toBe(before)
})

test('a form of our own page that has no referrer may say that its origin is null', async () => {
  const headers = { origin: 'null', 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' }
  const seen = await send({ method: 'POST', url: '/api/v1/integrations' }, headers, 'own form')
  expect(await product.db.prisma.integration.count({ where: { name: 'by own form' } })).toBe(1)
  expect(seen.status).toBe(201)
})

test('SE-10 no other origin is ever allowed to read an answer', async () => {
  const { origin } = product
  const { port } = new URL(origin)
  const foreign = [
    ...['https://evil.example', 'http://evil.example', 'null', '*', 'file://', 'data:', 'https://reco.se'],
    ...[
      `http://sub.localhost:${port}`,
      `https://localhost:${port}`,
      `${origin}.evil.example`,
      `${origin}@evil`,
    ],
    ...[
      'http://localhost',
      'http://localhost:1',
      'http://127.0.0.1',
      `http://127.0.0.1:${port}`,
      'http://[::1]',
    ],
    ...[
      'https://evil.example, http://localhost',
      'chrome-extension://abc',
      'moz-extension://abc',
      'about:blank',
    ],
    ...[
      'https://accounts.visma.com',
      'http://evil.example:80',
      'https://evil.example/',
      'javascript:alert(1)',
    ],
    ...['ws://localhost', 'http://LOCALHOST', ' ', `${origin}%00`, `${origin}/../`, 'https://xn--rco-dla.se'],
  ]
  expect(foreign).toHaveLength(30)
  const paths = [
    '/api/v1/session',
    '/api/v1/integrations',
    '/api/v1/openapi.json',
    '/health/live',
    '/nowhere',
    '/',
  ]
  for (const each of foreign)
    for (const path of paths) {
      const preflight = {
        origin: each,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      }
      const answers = [
        await admin.browser.request(origin + path, { method: 'OPTIONS', headers: preflight }),
        await admin.browser.request(origin + path, { headers: { origin: each } }),
      ]
      for (const { headers } of answers) {
        const names = [...headers.keys()].filter(name => name.startsWith('access-control-'))
        expect(names, `${each} ${path}`).toEqual([])
      }
      expect(answers[0]?.status).toBe(404)
    }
  await createVisitor(product).raw('GET', '/session')
})
