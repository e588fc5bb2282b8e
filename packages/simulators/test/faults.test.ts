import { request as httpRequest } from 'node:http'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createVismaSimulator, type VismaSimulator } from '../src/index.ts'
import { callApi, connect, postToken } from './user-agent.ts'

const PATH = '/v2/companysettings'
let visma: VismaSimulator
let tokens: Record<string, string>

beforeEach(async () => {
  visma = await createVismaSimulator()
  tokens = await connect(visma)
  visma.clearRequests()
})
afterEach(() => visma.close())

const call = () => callApi(visma, PATH, tokens.access_token)
const refresh = () => postToken(visma, { grant_type: 'refresh_token', refresh_token: tokens.refresh_token! })

test('a rule strikes as often as it says, and until it is taken back', async () => {
  visma.faults.add({ match: { path: '/V2/company' }, times: 2, fault: { kind: 'status', status: 503 } })
  expect([(await call()).status, (await call()).status, (await call()).status]).toEqual([503, 503, 200])
  const remove = visma.faults.add({
    match: { path: /settings$/ },
    fault: { kind: 'status', status: 500, body: { ErrorCode: 5000 } },
  })
  expect((await call()).body.ErrorCode).toBe(5000)
  remove()
  expect((await call()).status).toBe(200)
  visma.faults.add({ fault: { kind: 'status', status: 500 } })
  visma.faults.clear()
  expect((await call()).status).toBe(200)
})

test('a rule can be for one method and one grant type', async () => {
  visma.faults.add({
    match: { grantType: 'refresh_token' },
    times: 1,
    fault: { kind: 'status', status: 500 },
  })
  visma.faults.add({ match: { method: 'post', path: PATH }, fault: { kind: 'status', status: 500 } })
  expect((await call()).status).toBe(200)
  expect((await refresh()).status).toBe(500)
  expect((await refresh()).status).toBe(200)
})

test('a delay comes before the real answer, or before another fault', async () => {
  visma.faults.add({ times: 1, fault: { kind: 'delay', ms: 80 } })
  visma.faults.add({ times: 1, fault: { kind: 'status', status: 418 } })
  const start = performance.now()
  expect((await call()).status).toBe(418)
  expect(performance.now() - start).toBeGreaterThanOrEqual(75)
  expect(visma.requests.at(-1)?.faults).toEqual(['delay', 'status'])
})

test('a 429 tells the wait by header, by text, or not at all', async () => {
  const limited = async (style: 'headerSeconds' | 'headerDate' | 'bodyText' | 'nothing') => {
    visma.faults.add({ times: 1, fault: { kind: 'rateLimit', style, seconds: 7 } })
    const { status, body, headers } = await call()
    return {
      status,
      code: body.ErrorCode,
      header: headers.get('retry-after'),
      text: body.DeveloperErrorMessage,
    }
  }
  const quota = 'API calls quota exceeded! maximum admitted 600 per Minute.'
  expect(await limited('headerSeconds')).toEqual({ status: 429, code: 4010, header: '7', text: quota })
  expect(await limited('bodyText')).toEqual({
    status: 429,
    code: 4010,
    header: null,
    text: `${quota} Try again in 7 seconds.`,
  })
  expect(await limited('nothing')).toEqual({ status: 429, code: 4010, header: null, text: quota })
  const { header } = await limited('headerDate')
  expect(Math.abs(Date.parse(header!) - Date.now() - 7000)).toBeLessThan(2000)
})

test('a truncated answer promises more than it sends', async () => {
  visma.faults.add({ times: 1, fault: { kind: 'truncate' } })
  const response = await fetch(new URL(PATH, visma.apiUrl), {
    headers: { authorization: `Bearer ${tokens.access_token}` },
  })
  expect(response.status).toBe(200)
  expect(Number(response.headers.get('content-length'))).toBeGreaterThan(500)
  await expect(response.text()).rejects.toThrow()
})

test('a wrong body is JSON of another shape, and an HTML page is no JSON', async () => {
  visma.faults.add({ times: 1, fault: { kind: 'wrongBody' } })
  expect(await call()).toMatchObject({ status: 200, body: { Data: 'not a list' } })
  visma.faults.add({ times: 1, fault: { kind: 'html', status: 502 } })
  const response = await fetch(new URL(PATH, visma.apiUrl))
  expect([response.status, response.headers.get('content-type')]).toEqual([502, 'text/html; charset=utf-8'])
})

test('an endless body goes on until the client hangs up, or its bound is reached', async () => {
  visma.faults.add({ times: 1, fault: { kind: 'endless' } })
  const received = await new Promise<number>((resolve, reject) => {
    const request = httpRequest(new URL(PATH, visma.apiUrl), response => {
      let bytes = 0
      response.on('data', chunk => {
        bytes += chunk.length
        if (bytes > 2_000_000) request.destroy()
      })
      response.on('close', () => resolve(bytes))
      response.on('error', () => {})
    })
    request.on('error', reject)
    request.end()
  })
  expect(received).toBeGreaterThan(2_000_000)
  await expect.poll(() => visma.counters.inFlight).toBe(0)

  visma.faults.add({ times: 1, fault: { kind: 'endless', maxBytes: 200_000 } })
  const bounded = await fetch(new URL(PATH, visma.apiUrl))
  await expect(bounded.text()).rejects.toThrow()
})

test('a lost response was carried out all the same: the rotated token is gone', async () => {
  visma.faults.add({ match: { grantType: 'refresh_token' }, times: 1, fault: { kind: 'lostResponse' } })
  await expect(refresh()).rejects.toThrow()
  expect(await refresh()).toEqual({ status: 400, body: { error: 'invalid_grant' } })
})

test('a reset connection was not: the token still works', async () => {
  visma.faults.add({ match: { grantType: 'refresh_token' }, times: 1, fault: { kind: 'reset' } })
  await expect(refresh()).rejects.toThrow()
  expect((await refresh()).status).toBe(200)
})

test('a redirect leads elsewhere', async () => {
  visma.faults.add({ times: 1, fault: { kind: 'redirect', location: 'http://elsewhere.example/v2' } })
  const response = await fetch(new URL(PATH, visma.apiUrl), { redirect: 'manual' })
  expect([response.status, response.headers.get('location')]).toEqual([302, 'http://elsewhere.example/v2'])
})

test('the identity service and the API fail apart', async () => {
  visma.behaviour.identityOutage = { kind: 'html', status: 503 }
  expect((await call()).status).toBe(200)
  expect((await fetch(new URL('/.well-known/openid-configuration', visma.identityUrl))).status).toBe(503)
  await expect(refresh()).rejects.toThrow(SyntaxError)
  visma.behaviour.identityOutage = null
  visma.behaviour.apiOutage = { kind: 'status', status: 503 }
  expect((await call()).status).toBe(503)
  expect((await refresh()).status).toBe(200)
})

test('the log keeps method, path, query, headers, form and status', async () => {
  await callApi(visma, '/v2/customers?$page=2&modifiedSinceUtc=x', tokens.access_token)
  await refresh()
  const [list, token] = visma.requests
  expect(list).toMatchObject({
    method: 'GET',
    path: '/v2/customers',
    query: { $page: '2', modifiedSinceUtc: 'x' },
    status: 200,
  })
  expect(list?.headers.authorization).toBe(`Bearer ${tokens.access_token}`)
  expect(token).toMatchObject({
    method: 'POST',
    path: '/connect/token',
    form: { grant_type: 'refresh_token', refresh_token: tokens.refresh_token },
  })
  expect(visma.requestsTo('/connect')).toEqual([token])
})

test('requests in flight and in any window are counted', async () => {
  visma.faults.add({ match: { path: '/v2' }, fault: { kind: 'delay', ms: 60 } })
  await Promise.all(Array.from({ length: 5 }, call))
  expect(visma.counters.inFlightMax).toBe(5)
  expect(visma.counters.inFlight).toBe(0)
  await call()
  expect(visma.counters.maxInWindow({ windowMs: 10_000, pathPrefix: '/v2' })).toBe(6)
  expect(visma.counters.maxInWindow({ windowMs: 50, pathPrefix: '/v2' })).toBe(5)
})
