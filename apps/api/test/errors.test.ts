import { randomInt } from 'node:crypto'
import { endpoints } from '@collector/contracts'
import { tries, triesTimeoutMs } from '@collector/db/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildApp } from '../src/build-app.ts'
import { createLogger } from '../src/http/logger.ts'
import { expectNoLeak, problemOf } from './harness/answers.ts'
import { createAdministrator, createVismaIntegration, type Person } from './harness/people.ts'
import { type Product, startProduct } from './harness/product.ts'
import { rawRequest, sendRaw } from './harness/raw-socket.ts'
import { routesOf } from './harness/route-table.ts'

let product: Product
let admin: Person
let id: string

beforeAll(async () => {
  product = await startProduct({ works: false })
  admin = await createAdministrator(product)
  id = (await createVismaIntegration(admin)).id
})
afterAll(() => product.close())

/** The application over a database that throws `error` at every use after the session was read. */
async function brokenApp(error: unknown) {
  const explode = () => {
    throw error
  }
  const { prisma } = product.db
  const broken = new Proxy(prisma, {
    get: (target, name) => {
      if (name === 'session') return target.session
      if (name === '$transaction' || name === '$queryRaw') return explode
      return new Proxy({}, { get: () => explode })
    },
  })
  const ping = async () => explode()
  const deps = { ...product.deps, db: { ...product.db, prisma: broken, ping } }
  return buildApp(deps as typeof product.deps, { ...product.config, logger: createLogger('silent') })
}

const cookie = () => [...admin.browser.cookiesOf(product.origin)].map(pair => pair.join('=')).join('; ')
const secret = 'SELECT secret FROM /home/app/src/vault.ts at Vault.open (postgres://u:p@h/db)'

const bodies: Record<string, object> = {
  setUp: { token: 'x', name: 'x', email: 'a@b.example', password: 'a good password' },
  logIn: { email: 'anna@venue.example', password: 'x' },
  createIntegration: { app: 'visma', name: 'x', venueId: 'x', daysBack: 7 },
  updateIntegration: { version: 1, name: 'x' },
  createConsentLink: {},
}

async function askAll(app: Awaited<ReturnType<typeof brokenApp>>) {
  const answers: { what: string; status: number; headers: Headers; text: string }[] = []
  for (const { method, url } of await routesOf(product)) {
    const endpoint = Object.values(endpoints).find(
      each => each.method === method && `/api/v1${each.path}`.replace('{id}', ':id') === url,
    )
    const payload = endpoint && bodies[endpoint.name]
    const path = url
      .replace(':id', id)
      .replace(':token', 'a'.repeat(43))
      .replace('*', 'x')
      .replace(/:\w+/, 'visma')
    const headers = { host: 'a', origin: product.origin, cookie: cookie() }
    const seen = await app.inject({
      method: method as 'GET',
      url: path,
      headers,
      ...(payload && { payload }),
    })
    answers.push({
      what: `${method} ${url}`,
      status: seen.statusCode,
      headers: new Headers(seen.headers as Record<string, string>),
      text: seen.body,
    })
  }
  return answers
}

test('SE-22 whatever breaks inside, every route answers with the same fixed words and a request id', async () => {
  const errors = [
    Object.assign(new Error(secret), { statusCode: 500, code: 'XX000' }),
    Object.assign(new TypeError(secret), { expose: true }),
    Object.assign(new Error(secret, { cause: new Error(secret) }), { validation: [{ message: secret }] }),
    secret,
    undefined,
    null,
    { message: secret, statusCode: '500' },
    { message: secret, code: 42 },
    new DOMException(secret, 'TimeoutError'),
  ]
  for (const error of errors) {
    const app = await brokenApp(error)
    const answers = await askAll(app)
    await app.close()
    const failed = answers.filter(({ status }) => status >= 500)
    for (const seen of answers) {
      expect(seen.text, seen.what).not.toContain('secret')
      expectNoLeak(seen)
    }
    for (const seen of failed.filter(({ what }) => what.includes('/api/v1'))) {
      expect({ ...problemOf(seen), requestId: '' }, seen.what).toEqual({
        type: 'urn:collector:problem:internal',
        title: 'Something went wrong with us. Look whether it was done, and try again.',
        status: 500,
        code: 'internal',
        requestId: '',
      })
    }
    // Not those without a database behind them: the session, the log-out of nobody, the documents.
    expect(failed.length, String(error)).toBeGreaterThanOrEqual(14)
  }
})

test('SE-22 a database that is away is said to be busy, with 503', async () => {
  for (const code of ['P1001', 'P2024', 'P2037', '57014', 'ECONNREFUSED', '57P01', '08006']) {
    const app = await brokenApp(Object.assign(new Error(secret), { code }))
    const seen = await app.inject({ url: '/api/v1/integrations', headers: { host: 'a', cookie: cookie() } })
    const ready = await app.inject({ url: '/health/ready', headers: { host: 'a' } })
    const live = await app.inject({ url: '/health/live', headers: { host: 'a' } })
    const page = await app.inject({ url: '/connect/token', headers: { host: 'a', 'accept-language': 'en' } })
    await app.close()
    expect([page.statusCode, page.body]).toEqual([503, expect.stringContaining('We are busy right now.')])
    expect(JSON.parse(seen.body)).toMatchObject({ status: 503, code: 'unavailable' })
    expect([ready.statusCode, ready.body]).toEqual([503, '{"status":"not ready"}'])
    expect(live.statusCode).toBe(200)
  }
})

test('whoever asks again and again whether the product is ready asks the database once', async () => {
  let pings = 0
  const ping = async () => {
    pings += 1
  }
  const deps = { ...product.deps, db: { ...product.deps.db, ping } }
  await using app = await buildApp(deps, { ...product.config, logger: createLogger('silent') })
  const ready = () => app.inject({ url: '/health/ready', headers: { host: 'a' } })
  const seen = await Promise.all(Array.from({ length: 20 }, ready))
  expect(new Set(seen.map(({ statusCode }) => statusCode))).toEqual(new Set([200]))
  await ready()
  expect(pings).toBe(1)
})

test('SE-22 a row that does not fit the contract is a 500 with the fixed words, logged once', async () => {
  const { id } = await createVismaIntegration(admin)
  await product.db.prisma.sync.create({
    data: { integrationId: id, trigger: 'manual', status: 'failed', failure: `no.${secret}` },
  })
  await product.db.prisma.invoice.create({
    data: {
      integrationId: id,
      externalId: 'x',
      number: secret,
      invoiceDate: new Date(new Date().toISOString().slice(0, 10)),
      amount: '-1.00',
      currency: 'SEK',
      isCredit: false,
      paymentState: 'unpaid',
      contentHash: new Uint8Array(32),
    },
  })
  // The first cannot be read by the domain, the second cannot be written by the answer's schema.
  for (const list of ['syncs', 'invoices']) {
    const from = product.logLines.length
    const seen = await admin.raw('GET', `/integrations/${id}/${list}`)
    expect(problemOf(seen).code, list).toBe('internal')
    expectNoLeak(seen)
    expect(seen.text).not.toContain('secret')
    const errors = product.logLines.slice(from).filter(line => JSON.parse(line).level >= 50)
    expect(errors).toHaveLength(1)
    expect(JSON.parse(errors[0] ?? '')).toMatchObject({
      reqId: problemOf(seen).requestId,
      msg: 'unexpected error',
    })
  }
})

test(
  'SE-22 no answer to random requests says anything about our insides',
  async () => {
    const pick = <T>(list: readonly T[]): T => list[randomInt(list.length)] as T
    const methods = ['GET', 'POST', 'PATCH', 'DELETE', 'PUT', 'OPTIONS', 'HEAD']
    const segments = [
      'api',
      'v1',
      'integrations',
      'session',
      'setup',
      'connect',
      'oauth',
      'visma',
      'callback',
      'assets',
      'health',
    ]
    const odd = [
      '%',
      '%00',
      '%ff',
      '..',
      "'",
      '"',
      '<script>',
      '\u00e5',
      '{id}',
      'null',
      'x'.repeat(300),
      '',
      ';',
      '\\',
    ]
    const values = [
      '{}',
      '[]',
      '{',
      'null',
      '"x"',
      '{"app":"visma"}',
      '{"version":1}',
      '\0',
      '{"__proto__":1}',
      'x=1',
      '1e999',
    ]
    const types = [
      'application/json',
      'text/plain',
      'application/x-www-form-urlencoded',
      '',
      'application/json;',
    ]
    const requestOf = () => {
      const depth = randomInt(6)
      const tail = Array.from({ length: depth }, () =>
        randomInt(3) ? pick(segments) : pick([...odd, id]),
      ).join('/')
      const path = `/${randomInt(2) ? `api/v1/integrations/${tail}` : tail}${randomInt(3) ? '' : `?${pick(segments)}=${pick(odd)}`}`
      const body = pick(values)
      const headers = [
        `Origin: ${randomInt(5) ? product.origin : 'null'}`,
        `Content-Type: ${pick(types)}`,
        `Content-Length: ${body.length}`,
        ...(randomInt(2) ? [`Cookie: ${cookie()}`] : []),
        ...(randomInt(4) ? [] : [`X-${'a'.repeat(20)}: ${pick(odd)}`]),
      ]
      return rawRequest(
        product.origin,
        `${pick(methods)} ${path.replaceAll(' ', '')} HTTP/1.1`,
        headers,
        body,
      )
    }
    const isDeleting = (request: string) =>
      /^DELETE .*(session|integrations\/[0-9a-f-]{36}$)/.test(request.split(' HTTP')[0] ?? '')
    let asked = 0
    while (asked < tries(1_000, 10_000)) {
      const requests = Array.from({ length: 20 }, requestOf).filter(request => !isDeleting(request))
      const answers = await Promise.all(requests.map(request => sendRaw(product.origin, request)))
      for (const [i, { status, headers, body, isClosed }] of answers.entries()) {
        expect(status, requests[i]).toBeGreaterThan(0)
        expect(status, requests[i]).toBeLessThan(500)
        expect(isClosed, requests[i]).toBe(true)
        expectNoLeak({ status, headers, text: body })
        if (status >= 400 && body && headers.get('content-type')?.includes('json')) {
          expect(JSON.parse(body), requests[i]).toMatchObject({
            status,
            code: expect.any(String),
            requestId: expect.any(String),
          })
        }
      }
      asked += answers.length
    }
  },
  triesTimeoutMs,
)

test('SE-21 whatever is in a request, every event of the log is one line of JSON', async () => {
  const from = product.logLines.length
  const nasty = [
    '\r\n{"level":60,"msg":"forged"}',
    '\u001b[31mred\u001b[0m',
    'a\u2028b\u2029c',
    '\u0085',
    '\u0000',
    '\u202eevil',
  ]
  for (const text of nasty) {
    const encoded = encodeURIComponent(text)
    await admin.raw('POST', '/session', { json: { email: `${text}@x.example`, password: text } })
    await admin.raw('POST', '/integrations', {
      json: { app: text, name: text, venueId: text, daysBack: text },
    })
    await admin.raw('GET', `/integrations/${encoded}?cursor=${encoded}&${encoded}=1`)
    await admin.raw('GET', `/${encoded}`)
    await admin.browser.request(`${product.origin}/connect/${encoded}`)
    await admin.browser.request(
      `${product.origin}/oauth/${encoded}/callback?error=${encoded}&state=${encoded}`,
    )
    const latin = Buffer.from(text)
      .toString('latin1')
      .replaceAll(/[\r\n\0]/g, '')
    for (const header of [
      'User-Agent',
      'Referer',
      'X-Forwarded-For',
      'X-Request-Id',
      'Origin',
      'Accept-Language',
    ]) {
      await sendRaw(
        product.origin,
        rawRequest(product.origin, `GET /${latin} HTTP/1.1`, [`${header}: ${latin}`]),
      )
    }
  }
  const app = await brokenApp(Object.assign(new Error(nasty.join('')), { code: nasty.join('') }))
  await app.close()
  createLogger('info', { write: line => product.logLines.push(line) }).error(
    { err: new Error(nasty.join(''), { cause: Object.assign(new Error('x'), { code: nasty.join('') }) }) },
    nasty.join(''),
  )
  const lines = product.logLines.slice(from)
  expect(lines.length).toBeGreaterThan(80)
  for (const line of lines) {
    expect(line.endsWith('\n')).toBe(true)
    expect(line.slice(0, -1)).not.toMatch(/[\p{Cc}\u2028\u2029\u202e]/u)
    expect(JSON.parse(line)).toMatchObject({ level: expect.any(Number), time: expect.any(Number) })
  }
})
