import { createServer, type RequestListener } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo, Server } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createGuardedFetch, requestTimeoutMs, retryAfterMs } from '../src/http.ts'
import { createSelfSignedCertificate } from './self-signed.ts'

const servers: Server[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise(resolve => server.close(resolve))
})

/** A server that remembers what reached it. */
async function listen(answer: RequestListener, tls = false) {
  const seen: string[] = []
  const handle: RequestListener = (request, response) => {
    seen.push(`${request.method} ${request.url} ${request.headers.authorization ?? ''}`.trim())
    response.setHeader('connection', 'close')
    answer(request, response)
  }
  const server = tls ? createTlsServer(createSelfSignedCertificate(), handle) : createServer(handle)
  servers.push(server)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { origin: `${tls ? 'https' : 'http'}://localhost:${port}`, seen }
}

const secret = { headers: { authorization: 'Bearer secret' } }

test.each([301, 302, 303, 307, 308])(
  'OA-13 a redirect with %i to another host is not followed',
  async status => {
    const other = await listen((_request, response) => response.end('{}'))
    const own = await listen((_request, response) =>
      response.writeHead(status, { location: `${other.origin}/steal` }).end('moved'),
    )
    const fetch = createGuardedFetch([own.origin, other.origin])
    await expect(fetch(own.origin, secret)).rejects.toMatchObject({ code: 'unavailable' })
    expect(own.seen).toHaveLength(1)
    expect(other.seen).toEqual([])
  },
)

test('OA-13 no request leaves for an origin that is not listed', async () => {
  const other = await listen((_request, response) => response.end('{}'))
  const { port } = new URL(other.origin)
  const fetch = createGuardedFetch(['https://api.example', `https://localhost:${port}`])
  const addresses = [
    other.origin,
    'http://api.example/',
    'https://api.example.evil.example/',
    'https://api.example:444/',
    'https://api.example@localhost/',
    `http://127.0.0.1:${port}/`,
    'file:///etc/passwd',
    'data:application/json,{}',
  ]
  for (const address of addresses)
    await expect(fetch(address, secret)).rejects.toMatchObject({ code: 'configuration' })
  expect(other.seen).toEqual([])
})

test('OA-13 a certificate that nobody vouches for is refused before a byte of the request is sent', async () => {
  const own = await listen((_request, response) => response.end('{}'), true)
  const fetch = createGuardedFetch([own.origin])
  const refusal = await fetch(own.origin, secret).catch((error: unknown) => error)
  expect(own.seen).toEqual([])
  expect(refusal).toMatchObject({ code: 'unavailable' })
  const { cause } = (refusal as Error).cause as Error
  expect(cause).toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' })
})

test('RE-11 a body of more than ten megabytes is given up, however it comes', async () => {
  const chunk = Buffer.alloc(1_000_000, 'x')
  for (const headers of [{}, { 'content-length': '50000000' }]) {
    let sent = 0
    const own = await listen((_request, response) => {
      response.writeHead(200, headers)
      const more = () => {
        if (response.destroyed || sent === 50) return
        sent += 1
        if (response.write(chunk)) setImmediate(more)
        else response.once('drain', more)
      }
      more()
    })
    const before = process.memoryUsage().arrayBuffers
    await expect(createGuardedFetch([own.origin])(own.origin)).rejects.toMatchObject({
      code: 'malformed_answer',
    })
    expect(sent).toBeLessThan(40)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100_000_000)
  }
})

const trickle: RequestListener = (_request, response) => {
  response.writeHead(200)
  const timer = setInterval(() => response.write('x'), 50)
  response.on('close', () => clearInterval(timer))
}
test.each<[string, RequestListener]>([
  ['no answer at all', () => {}],
  ['headers and nothing more', (_request, response) => response.writeHead(200).flushHeaders()],
  ['a byte now and then', trickle],
  ['half a body', (_request, response) => response.writeHead(200, { 'content-length': '9' }).write('half')],
])('RE-10 %s ends with the time limit, and the connection with it', async (_what, answer) => {
  const closed = Promise.withResolvers<void>()
  const own = await listen((request, response) => {
    response.on('close', () => closed.resolve())
    answer(request, response)
  })
  const begin = performance.now()
  const waiting = createGuardedFetch([own.origin], { timeoutMs: 300 })(own.origin)
  await expect(waiting).rejects.toMatchObject({ code: 'unavailable' })
  await closed.promise
  expect(performance.now() - begin).toBeLessThan(3_000)
  expect(requestTimeoutMs).toBe(30_000)
})

test('answers without a body and answers with an error keep their status', async () => {
  const own = await listen((request, response) => response.writeHead(Number(request.url?.slice(1))).end())
  const fetch = createGuardedFetch([own.origin])
  for (const status of [200, 204, 400, 401, 404, 429, 500, 503])
    expect((await fetch(`${own.origin}/${status}`)).status).toBe(status)
})

test('a caller that gives up ends the request', async () => {
  const own = await listen(() => {})
  const abort = AbortSignal.timeout(100)
  const waiting = createGuardedFetch([own.origin])(own.origin, { signal: abort })
  await expect(waiting).rejects.toMatchObject({ code: 'unavailable' })
})

const now = new Date('2026-11-24T12:00:00Z')
const text = 'API calls quota exceeded! maximum admitted 600 per Minute. Try again in 55 seconds.'
const day = 86_400_000
test.each([
  ['30', '', 30_000],
  [' 7 ', text, 7_000],
  ['0', text, 0],
  ['Tue, 24 Nov 2026 12:01:30 GMT', text, 90_000],
  ['Tue, 24 Nov 2026 11:00:00 GMT', text, 0],
  [undefined, text, 55_000],
  [undefined, 'slow down', 60_000],
  [undefined, '', 60_000],
  ['soon', text, 55_000],
  ['', text, 55_000],
  ['99999999999999999999', '', day],
  ['Fri, 31 Dec 9999 23:59:59 GMT', '', day],
  [undefined, 'Try again in 99999999999 seconds', day],
])('Retry-After "%s" with the text "%s" asks for %i ms', (header, body, ms) => {
  const response = new Response(body, {
    status: 429,
    headers: header === undefined ? {} : { 'retry-after': header },
  })
  expect(retryAfterMs(response, body, now)).toBe(ms)
})
