import { readdirSync } from 'node:fs'
import { endpoints, type Integration, listIntegrations } from '@collector/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildApp } from '../src/build-app.ts'
import { createLogger } from '../src/http/logger.ts'
import { type SentAnswer, watchAnswers } from './harness/answers.ts'
import {
  createAdministrator,
  createVisitor,
  createVismaIntegration,
  giveConsent,
  type Person,
} from './harness/people.ts'
import { type Product, startProduct } from './harness/product.ts'
import { type RawAnswer, rawRequest, sendRaw } from './harness/raw-socket.ts'
import { routesOf } from './harness/route-table.ts'

let product: Product
let admin: Person
let integration: Integration
let answers: SentAnswer[]

beforeAll(async () => {
  product = await startProduct({ works: false })
  answers = watchAnswers(product.app)
  admin = await createAdministrator(product)
  integration = await createVismaIntegration(admin)
})
afterAll(() => product.close())

const exact = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

function expectSecureHeaders(headers: Headers, what: string): void {
  for (const [name, value] of Object.entries(exact))
    expect(headers.get(name), `${name} of ${what}`).toBe(value)
  const hsts = headers.get('strict-transport-security') ?? ''
  expect(Number(/max-age=(\d+)/.exec(hsts)?.[1]), what).toBeGreaterThanOrEqual(31_536_000)
  expect(hsts, what).toContain('includeSubDomains')
  const policy = headers.get('content-security-policy') ?? ''
  expect(policy, what).not.toMatch(/unsafe-|\*|http:|https:/)
  const directives = policy.split(';').map(part => part.trim())
  for (const name of ['default-src', 'object-src', 'base-uri', 'frame-ancestors']) {
    expect(directives, what).toContain(`${name} 'none'`)
  }
  expect(directives.join(), what).toMatch(/form-action '(self|none)'/)
  expect(headers.has('content-security-policy-report-only'), what).toBe(false)
  for (const name of ['server', 'x-powered-by', 'via', 'x-aspnet-version'])
    expect(headers.has(name)).toBe(false)
}

const caching = (headers: Headers) => headers.get('cache-control') ?? ''

function headersOf(answer: SentAnswer): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(answer.headers)) {
    for (const each of [value].flat()) headers.append(name, each)
  }
  return headers
}

test('SE-11 every route answers with the security headers, whoever asks and whatever comes out', async () => {
  await giveConsent(product, integration)
  await giveConsent(product, await createVismaIntegration(admin), { answer: 'no' })
  for (const { method, url } of await routesOf(product)) {
    const path = url.replace(':id', integration.id).replace('*', 'nothing.js').replace(/:\w+/, 'nothing')
    for (const by of [admin, createVisitor(product)])
      for (const accept of ['text/html', 'application/json']) {
        const headers = { origin: product.origin, accept }
        await by.browser.request(product.origin + path, { method, headers })
        if (method === 'GET') await by.browser.request(product.origin + path, { method: 'HEAD', headers })
      }
    if (url === '/api/v1/session' && method === 'DELETE') admin = createVisitor(product)
  }
  const statuses = new Set(answers.map(({ status }) => status))
  expect(statuses.has(200) && statuses.has(302) && statuses.has(401) && statuses.has(404)).toBe(true)
  expect(answers.length).toBeGreaterThan(200)
  for (const answer of answers)
    expectSecureHeaders(headersOf(answer), `${answer.method} ${answer.url} ${answer.status}`)
})

test('SE-11 answers to what is no proper request have them too', async () => {
  const { origin } = product
  const json = [`Origin: ${origin}`, 'Content-Type: application/json']
  const oversized = `{"a":"${'a'.repeat(70_000)}"}`
  const shapes: Record<string, [number, string | Buffer]> = {
    'not HTTP': [400, 'hello\r\n\r\n'],
    'unknown method': [400, rawRequest(origin, 'FOO / HTTP/1.1')],
    'undecodable address': [400, rawRequest(origin, 'GET /api/v1/integrations/% HTTP/1.1')],
    'undecodable link': [400, rawRequest(origin, 'GET /connect/%E0%A4%A HTTP/1.1')],
    'overlong address': [400, rawRequest(origin, `GET /${'a'.repeat(20_000)} HTTP/1.1`)],
    'long parameter': [
      400,
      rawRequest(origin, `GET /api/v1/integrations/${'a'.repeat(5_000)} HTTP/1.1`, json),
    ],
    'overlong header': [400, rawRequest(origin, 'GET / HTTP/1.1', [`X-A: ${'a'.repeat(20_000)}`])],
    'no host': [400, 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n'],
    'two hosts': [400, 'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n'],
    'HTTP/2.0': [400, 'GET / HTTP/2.0\r\nHost: a\r\n\r\n'],
    'HTTP/1.0': [401, 'GET /api/v1/session HTTP/1.0\r\n\r\n'],
    'strange expectation': [400, rawRequest(origin, 'POST /api/v1/session HTTP/1.1', ['Expect: miracles'])],
    'compressed body': [
      415,
      rawRequest(
        origin,
        'POST /api/v1/session HTTP/1.1',
        [...json, 'Content-Encoding: gzip', 'Content-Length: 2'],
        '{}',
      ),
    ],
    'oversized body': [
      413,
      rawRequest(
        origin,
        'POST /api/v1/session HTTP/1.1',
        [...json, `Content-Length: ${oversized.length}`],
        oversized,
      ),
    ],
    'broken JSON': [
      400,
      rawRequest(origin, 'POST /api/v1/session HTTP/1.1', [...json, 'Content-Length: 1'], '{'),
    ],
    'foreign origin': [403, rawRequest(origin, 'POST /api/v1/session HTTP/1.1', ['Content-Length: 0'])],
    OPTIONS: [404, rawRequest(origin, 'OPTIONS /api/v1/session HTTP/1.1')],
    TRACE: [404, rawRequest(origin, 'TRACE / HTTP/1.1', [`Origin: ${origin}`])],
  }
  shapes['long parameter'] = [401, String(shapes['long parameter']?.[1])]
  for (const [what, [status, bytes]] of Object.entries(shapes)) {
    const answer = await sendRaw(origin, bytes)
    expect(answer.status, what).toBe(status)
    expectSecureHeaders(answer.headers, what)
    expect(caching(answer.headers), what).toBe('no-store')
    expect(answer.headers.get('content-type'), what).toMatch(/^application\/problem\+json/)
    expect(answer.isClosed, what).toBe(true)
    expect(JSON.parse(answer.body), what).toMatchObject({ status, requestId: expect.any(String) })
  }
})

test('SE-11 a request that arrives too slowly is answered 408 with the headers and cut off', async () => {
  const app = await buildApp(product.deps, { ...product.config, logger: createLogger('silent') })
  await app.listen({ port: 0, host: '127.0.0.1' })
  expect(app.server.requestTimeout).toBe(20_000)
  expect(app.server.headersTimeout).toBeLessThanOrEqual(app.server.requestTimeout)
  app.server.requestTimeout = 500
  app.server.headersTimeout = 500
  const { port } = app.server.address() as { port: number }
  const head = `POST /api/v1/session HTTP/1.1\r\nHost: a\r\nOrigin: ${product.origin}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n`
  const answer: RawAnswer = await sendRaw(`http://localhost:${port}`, [head, ...'{"email":"'], {
    pauseMs: 200,
    timeoutMs: 5_000,
  })
  await app.close()
  expect(answer.status).toBe(408)
  expect(answer.isClosed).toBe(true)
  expectSecureHeaders(answer.headers, '408')
})

test('SE-11 an address that asks too often, logged in or not, is answered 429 with the headers', async () => {
  const limited = await buildApp(product.deps, {
    ...product.config,
    requestsPerMinute: 1,
    logger: createLogger('silent'),
  })
  await limited.inject({ url: '/api/v1/session', headers: { host: 'a' } })
  const seen = await limited.inject({ url: '/api/v1/session', headers: { host: 'a' } })
  const health = await limited.inject({ url: '/health/live', headers: { host: 'a' } })
  await limited.close()
  expect(health.statusCode).toBe(200)
  expect(seen.statusCode).toBe(429)
  expect(JSON.parse(seen.body)).toMatchObject({ code: 'rate_limited' })
  expect(Number(seen.headers['retry-after'])).toBeGreaterThan(0)
  expectSecureHeaders(new Headers(seen.headers as Record<string, string>), '429')
})

test('SE-11 while closing, a request on an open connection is still served, with the headers', async () => {
  const app = await buildApp(product.deps, { ...product.config, logger: createLogger('silent') })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as { port: number }
  const get = 'GET /api/v1/openapi.json HTTP/1.1\r\nHost: a\r\n'
  const slow = sendRaw(`http://localhost:${port}`, [get, '\r\n'], { pauseMs: 300 })
  await new Promise(resolve => setTimeout(resolve, 100))
  const closing = app.close()
  const answer = await slow
  await closing
  expect(answer.status).toBe(200)
  expectSecureHeaders(answer.headers, 'closing')
})

test('OA-25 nothing is cached but the public style sheet and the assets named by their content', async () => {
  const { origin } = product
  const visitor = createVisitor(product)
  const get = async (path: string, headers = {}) => visitor.browser.request(origin + path, { headers })
  for (const path of [
    '/',
    '/login',
    '/settings',
    '/nothing',
    '/assets/nothing.js',
    '/health/ready',
    '/connect/x',
  ]) {
    expect(caching((await get(path, { accept: 'text/html' })).headers), path).toBe('no-store')
  }
  for (const { path, method } of Object.values(endpoints)) {
    if (method === 'GET') expect(caching((await get(`/api/v1${path}`)).headers), path).toBe('no-store')
  }
  const assets = readdirSync(new URL('../../web/dist/assets', import.meta.url))
  const asset = `/assets/${assets.find(name => name.endsWith('.js'))}`
  const first = await get(asset)
  const again = await get(asset, { 'if-none-match': first.headers.get('etag') ?? '' })
  expect([first.status, again.status]).toEqual([200, 304])
  for (const { headers } of [first, again]) {
    expect(caching(headers)).toBe('public, max-age=31536000, immutable')
    expectSecureHeaders(headers, asset)
    expect(headers.has('set-cookie')).toBe(false)
  }
  expect(caching((await get('/owner-pages.css')).headers)).toBe('public, max-age=3600')
})

test('every answer has a request id of its own that a caller cannot choose, and the log names the same', async () => {
  const ids = new Set<string>()
  for (let i = 0; i < 20; i += 1) {
    const headers = { 'x-request-id': 'chosen', 'request-id': 'chosen', traceparent: 'chosen' }
    const seen = await createVisitor(product).raw('GET', '/session', { headers })
    ids.add(JSON.parse(seen.text).requestId)
  }
  expect(ids.size).toBe(20)
  const logged = new Set(product.logLines.map(line => JSON.parse(line).reqId))
  for (const id of ids) {
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/)
    expect(logged.has(id)).toBe(true)
  }
  expect(product.logLines.join('')).not.toContain('chosen')
  await expect(admin.call(listIntegrations, { query: {} })).rejects.toThrow('unauthenticated')
})
