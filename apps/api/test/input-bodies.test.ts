import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { tries, triesTimeoutMs } from '@collector/db/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { problemOf, snapshot, wrongFieldsOf } from './harness/answers.ts'
import { createAdministrator, createVismaIntegration, type Person } from './harness/people.ts'
import { type Product, startProduct } from './harness/product.ts'
import { rawRequest, sendRaw } from './harness/raw-socket.ts'

let product: Product
let admin: Person
let id: string

beforeAll(async () => {
  product = await startProduct({ works: false })
  admin = await createAdministrator(product)
  id = (await createVismaIntegration(admin)).id
})
afterAll(() => product.close())

const limit = 64 * 1024
const visma = { app: 'visma', name: 'Salong', venueId: 'salong', daysBack: 7 }
const json = { 'content-type': 'application/json' }
const credentials = () => {
  const cookies = [...admin.browser.cookiesOf(product.origin)].map(pair => pair.join('=')).join('; ')
  return [`Cookie: ${cookies}`, `Origin: ${product.origin}`]
}

/** The routes that read a body, each with a body it would accept but for its content. */
const bodyRoutes = (): [string, string, object][] => [
  ['POST', '/integrations', visma],
  ['PATCH', `/integrations/${id}`, { version: 1, name: 'New' }],
  ['POST', `/integrations/${id}/consent-link`, { validDays: 3 }],
  ['POST', '/session', { email: 'anna@venue.example', password: 'x' }],
  ['POST', '/setup', { token: 'x', name: 'x', email: 'x@y.example', password: 'a good password' }],
]

test('IN-01 a body of exactly the limit is read, one byte more is refused', async () => {
  const bodyOf = (length: number) => `{"pad":"${'a'.repeat(length - 10)}"}`
  for (const [method, path] of bodyRoutes()) {
    const fits = await admin.raw(method, path, { body: bodyOf(limit), headers: json })
    expect(problemOf(fits).code, path).toBe('validation_failed')
    const over = await admin.raw(method, path, { body: bodyOf(limit + 1), headers: json })
    expect(problemOf(over).code, path).toBe('payload_too_large')
  }
})

test('IN-01 an endless chunked body is cut off at the limit and costs no memory', async () => {
  global.gc?.()
  const before = process.memoryUsage().rss
  const { port } = new URL(product.origin)
  const chunk = `10000\r\n${'a'.repeat(0x10000)}\r\n`
  for (let i = 0; i < 5; i += 1) {
    const { received, sent } = await new Promise<{ received: string; sent: number }>(resolve => {
      const socket = connect(Number(port), '127.0.0.1')
      let [text, sentBytes] = ['', 0]
      const send = () => {
        while (sentBytes < 200 * limit && !socket.destroyed) {
          sentBytes += chunk.length
          if (!socket.write(chunk)) return
        }
      }
      socket.on('drain', send)
      socket.on('data', data => {
        text += data
      })
      socket.on('error', () => {})
      socket.on('close', () => resolve({ received: text, sent: sentBytes }))
      const headers = [...credentials(), 'Content-Type: application/json', 'Transfer-Encoding: chunked']
      socket.write(rawRequest(product.origin, 'POST /api/v1/integrations HTTP/1.1', headers))
      send()
      setTimeout(() => socket.destroy(), 5_000).unref()
    })
    expect(received).toMatch(/^HTTP\/1\.1 413 /)
    expect(sent).toBeGreaterThan(limit)
  }
  expect((process.memoryUsage().rss - before) / 1024 / 1024).toBeLessThan(50)
  expect(await product.db.prisma.integration.count()).toBe(1)
})

test('IN-01 a compressed body is refused without being unpacked, whatever it is called', async () => {
  const bomb = gzipSync(Buffer.from(`{"pad":"${'a'.repeat(30_000_000)}"}`))
  expect(bomb.length).toBeLessThan(limit)
  for (const encoding of [
    'gzip',
    'GZIP',
    'x-gzip',
    'deflate',
    'br',
    'zstd',
    'compress',
    'gzip, gzip',
    'identity, gzip',
  ]) {
    const headers = [
      ...credentials(),
      'Content-Type: application/json',
      `Content-Encoding: ${encoding}`,
      `Content-Length: ${bomb.length}`,
    ]
    const head = rawRequest(product.origin, 'POST /api/v1/integrations HTTP/1.1', headers)
    const answer = await sendRaw(product.origin, [head, bomb])
    expect(answer.status, encoding).toBe(415)
  }
})

test('IN-01 a length that is a lie is refused or waited for, never believed', async () => {
  const send = (length: string, body: string, timeoutMs?: number) =>
    sendRaw(
      product.origin,
      rawRequest(
        product.origin,
        'POST /api/v1/integrations HTTP/1.1',
        [...credentials(), 'Content-Type: application/json', `Content-Length: ${length}`],
        body,
      ),
      { ...(timeoutMs && { timeoutMs }) },
    )
  const whole = JSON.stringify({ ...visma, name: 'Lie' })
  expect((await send(String(whole.length + 1), whole, 500)).status).toBe(0)
  expect((await send(String(whole.length - 1), whole)).status).toBe(400)
  for (const length of ['-1', '1e3', '0x10', '5, 5', '+5', '5;', '', 'NaN', '99999999999999999999999']) {
    expect((await send(length, whole)).status, length).toBe(400)
  }
  expect((await send('9999999', whole)).status).toBe(413)
  expect((await send('0', '')).status).toBe(400)
  expect(await product.db.prisma.integration.count({ where: { name: 'Lie' } })).toBe(0)
})

test('IN-02 no spelling of a content type lets a body past its check', async () => {
  const spellings = [
    ...[
      'application/json',
      'application/json;',
      'application/json ; charset=utf-8',
      'APPLICATION/JSON',
      'Application/Json',
    ],
    ...[
      'application/json\ta',
      'application/json\t',
      ' application/json',
      '\tapplication/json',
      'application/json a',
    ],
    ...[
      'application/json,text/plain',
      'text/plain,application/json',
      'text/plain; application/json',
      'application/json; x',
    ],
    ...[
      'application/jsonx',
      'application/json+xml',
      'application/vnd.api+json',
      'application/problem+json',
      'text/json',
    ],
    ...[
      'application/x-json',
      'application/json/x',
      'application//json',
      '/json',
      'json',
      'application',
      'application/',
    ],
    ...[
      '*/*',
      '*',
      'application/*',
      '"application/json"',
      "'application/json'",
      'application/json\x0b',
      'application\\json',
    ],
    ...[
      'application/json; charset=utf-16',
      'application/json;charset=utf-7',
      'application/json; boundary=x',
      'text/plain',
    ],
    ...[
      'multipart/form-data; boundary=x',
      'application/x-www-form-urlencoded',
      'application/octet-stream',
      'text/html',
    ],
  ]
  expect(spellings.length).toBeGreaterThanOrEqual(40)
  const before = await snapshot(product)
  for (const [method, path, body] of bodyRoutes())
    for (const contentType of spellings) {
      const invalid = JSON.stringify({ ...body, evil: true })
      const headers = [...credentials(), `Content-Type: ${contentType}`, `Content-Length: ${invalid.length}`]
      const answer = await sendRaw(
        product.origin,
        rawRequest(product.origin, `${method} /api/v1${path} HTTP/1.1`, headers, invalid),
      )
      expect([400, 415], `${path} as ${JSON.stringify(contentType)}`).toContain(answer.status)
    }
  expect(await snapshot(product)).toBe(before)
  for (const headers of [{ 'content-type': '' }, { 'content-type': ' ' }] as Record<string, string>[]) {
    const seen = await admin.raw('POST', '/integrations', { body: JSON.stringify(visma), headers })
    expect(seen.status).toBe(415)
  }
}, 20_000)

test('IN-03 no body or query reaches a prototype', async () => {
  const poisons = [
    '{"__proto__":{"polluted":1}}',
    '{"\\u005f_proto__":{"polluted":1}}',
    '{"\\u005F\\u005Fproto\\u005f\\u005f":{"polluted":1}}',
    '{"__pr\\u006fto__":{"polluted":1}}',
    '{"constructor":{"prototype":{"polluted":1}}}',
    '{"c\\u006fnstructor":{"prototype":{"polluted":1}}}',
    '{"app":"visma","name":{"__proto__":{"polluted":1}},"venueId":"a","daysBack":7}',
    '{"app":"visma","name":"a","venueId":"a","daysBack":7,"__proto__":{"polluted":1}}',
    '{"app":"visma","name":"a","venueId":"a","daysBack":7,"__proto__":null}',
    '{"app":"visma","name":"a","venueId":"a","daysBack":7,"constructor":1}',
    '{"app":"visma","name":"a","venueId":"a","daysBack":7,"toString":"a"}',
    '{"app":"visma","name":"a","venueId":"a","daysBack":7,"hasOwnProperty":"a"}',
    '{"app":"__proto__"}',
    '{"app":"constructor"}',
    '{"app":["visma"],"__proto__":[]}',
    '[{"__proto__":{"polluted":1}}]',
  ]
  const before = await snapshot(product)
  for (const [method, path] of bodyRoutes())
    for (const body of poisons) {
      const seen = await admin.raw(method, path, { body, headers: json })
      const holdsPrototype = /"__proto__":|"constructor":\{"prototype"/.test(JSON.stringify(JSON.parse(body)))
      const code = holdsPrototype ? 'malformed_request' : 'validation_failed'
      expect(problemOf(seen).code, `${path} ${body}`).toBe(code)
    }
  for (const query of [
    '__proto__[x]=1',
    '__proto__.x=1',
    'constructor[prototype][x]=1',
    '__proto__=1',
    'a[__proto__]=1',
  ]) {
    expect(wrongFieldsOf(await admin.raw('GET', `/integrations?${query}`))).toHaveLength(1)
  }
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  expect(Object.keys(Object.prototype)).toEqual([])
  expect(await snapshot(product)).toBe(before)
})

test(
  'IN-03 poison at any depth and under any spelling pollutes nothing',
  async () => {
    const letter = (text: string) =>
      fc
        .array(fc.boolean(), { minLength: text.length, maxLength: text.length })
        .map(escaped =>
          [...text]
            .map((char, i) => (escaped[i] ? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}` : char))
            .join(''),
        )
    const key = fc.constantFrom('__proto__', 'constructor', 'prototype', 'polluted', 'name').chain(letter)
    const poison = fc.letrec<{ value: string }>(tie => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom('1', '"x"', 'null', '[]'),
        fc
          .array(fc.tuple(key, tie('value')), { minLength: 1, maxLength: 3 })
          .map(pairs => `{${pairs.map(([name, value]) => `"${name}":${value}`).join(',')}}`),
      ),
    })).value
    const prototypeBefore = Object.getOwnPropertyNames(Object.prototype).join()
    await fc.assert(
      fc.asyncProperty(poison, async body => {
        const seen = await product.app.inject({
          method: 'POST',
          url: '/api/v1/session',
          headers: { host: 'a', origin: product.origin, ...json },
          payload: body,
        })
        expect(seen.statusCode).toBe(400)
        expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
      }),
      { numRuns: tries(400, 100_000) },
    )
    expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(prototypeBefore)
  },
  triesTimeoutMs,
)
