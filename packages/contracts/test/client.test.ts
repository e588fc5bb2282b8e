import { expect, test, vi } from 'vitest'
import {
  ApiProblem,
  countIntegrations,
  createClient,
  createConsentLink,
  createIntegration,
  deleteIntegration,
  getIntegration,
  getSession,
  isProblemOf,
  listIntegrations,
  updateIntegration,
} from '../src/index.ts'
import { problem, stubApi } from './stub-api.ts'

const id = '01900000-0000-7000-8000-000000000000'
const counts = { total: 1, pending: 1, connected: 0, attention: 0, paused: 0 }
const down = () => new TypeError('fetch failed')

test('a call asks the endpoint’s address with its method, its query and its body', async () => {
  const { client, asked } = stubApi([
    Response.json({ items: [], nextCursor: null }),
    new Response(null, { status: 204 }),
    Response.json({}, { status: 201 }),
  ])
  await client.call(listIntegrations, { query: { limit: '10', cursor: undefined } })
  expect(await client.call(deleteIntegration, { params: { id: 'a/b' } })).toBeUndefined()
  await client.call(createConsentLink, { params: { id }, body: { validDays: 14 } })
  expect(
    asked.map(({ url, init }) => `${init.method} ${new URL(url).pathname}${new URL(url).search}`),
  ).toEqual([
    'GET /api/v1/integrations?limit=10',
    'DELETE /api/v1/integrations/a%2Fb',
    `POST /api/v1/integrations/${id}/consent-link`,
  ])
  expect(asked.map(({ init }) => init.body)).toEqual([undefined, undefined, '{"validDays":14}'])
  expect(asked[0]?.init.headers).not.toHaveProperty('content-type')
})

test('an address for the browser itself is that of the call', () => {
  const { client } = stubApi([])
  expect(client.urlOf(listIntegrations, { query: { limit: '10' } })).toBe(
    'https://collector.example/api/v1/integrations?limit=10',
  )
})

test('a problem comes with its code, its fields and its reference', async () => {
  const errors = [{ field: 'name', code: 'too_long', message: 'x', params: { max: 100 } }]
  const { client } = stubApi([problem('validation_failed', { errors }), problem('version_conflict')])
  const body = { app: 'visma', name: 'x', venueId: 'x', daysBack: 7 } as const
  const attempt = await client.attempt(createIntegration, { body })
  expect(attempt).toMatchObject({
    ok: false,
    problem: { code: 'validation_failed', status: 400, errors, requestId: 'r-1' },
  })
  const thrown = await client
    .call(updateIntegration, { params: { id }, body: { version: 1 } })
    .catch(error => error)
  expect(isProblemOf(updateIntegration, thrown)).toBe(true)
  expect(isProblemOf(createIntegration, thrown)).toBe(false)
  expect(isProblemOf(createIntegration, new ApiProblem('timed_out'))).toBe(true)
  expect(isProblemOf(createIntegration, new Error('version_conflict'))).toBe(false)
})

test('what reads is tried again after a passing failure, with jitter and doubled waits', async () => {
  const { client, asked, waitedMs } = stubApi([down(), problem('unavailable'), Response.json(counts)])
  expect(await client.call(countIntegrations)).toEqual(counts)
  expect(asked).toHaveLength(3)
  expect(waitedMs).toEqual([375, 750])
  const { client: least, waitedMs: leastMs } = stubApi([down(), Response.json(counts)], { random: () => 0 })
  await least.call(countIntegrations)
  expect(leastMs).toEqual([250])
})

test('after the last try the failure is told', async () => {
  const { client, asked } = stubApi([down(), down(), down(), Response.json(counts)])
  await expect(client.call(countIntegrations)).rejects.toMatchObject({ code: 'unreachable', status: 0 })
  expect(asked).toHaveLength(3)
  const { client: once, asked: askedOnce } = stubApi([down()], { retries: 0 })
  await expect(once.call(countIntegrations)).rejects.toMatchObject({ code: 'unreachable' })
  expect(askedOnce).toHaveLength(1)
})

test('what changes something is sent once, whatever happens', async () => {
  for (const answer of [down(), problem('unavailable'), problem('rate_limited', { retryAfterSeconds: 1 })]) {
    const { client, asked } = stubApi([answer])
    await expect(client.call(deleteIntegration, { params: { id } })).rejects.toThrow(ApiProblem)
    expect(asked).toHaveLength(1)
  }
})

test('what no retry can mend is not tried again', async () => {
  for (const answer of [problem('not_found'), problem('unauthenticated'), problem('forbidden')]) {
    const { client, asked } = stubApi([answer])
    await expect(client.call(getIntegration, { params: { id } })).rejects.toThrow(ApiProblem)
    expect(asked).toHaveLength(1)
  }
})

test('Retry-After is honoured in seconds and as a date; what takes too long is not waited for', async () => {
  vi.useFakeTimers({ now: new Date('2026-11-24T12:00:00Z'), toFake: ['Date'] })
  try {
    const { client, waitedMs } = stubApi([
      problem('rate_limited', { retryAfterSeconds: 3 }),
      new Response('busy', { status: 503, headers: { 'retry-after': 'Tue, 24 Nov 2026 12:00:05 GMT' } }),
      Response.json(counts),
    ])
    await client.call(countIntegrations)
    expect(waitedMs).toEqual([3_250, 5_250])
    const { client: impatient, asked } = stubApi([problem('rate_limited', {}, { 'retry-after': '3600' })])
    await expect(impatient.call(countIntegrations)).rejects.toMatchObject({ retryAfterSeconds: 3600 })
    expect(asked).toHaveLength(1)
  } finally {
    vi.useRealTimers()
  }
})

test('an aborted call rejects with the reason at once: before, during and between the tries', async () => {
  const { client } = stubApi([down()])
  const early = AbortSignal.abort(new Error('left'))
  await expect(client.call(countIntegrations, { signal: early })).rejects.toThrow('left')

  const during = new AbortController()
  const slow = createClient({
    baseUrl: '',
    fetch: (_url, { signal } = {}) =>
      new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
  })
  setTimeout(() => during.abort(new Error('left meanwhile')), 10)
  await expect(slow.call(countIntegrations, { signal: during.signal })).rejects.toThrow('left meanwhile')

  const controller = new AbortController()
  const real = createClient({
    baseUrl: '',
    firstDelayMs: 60_000,
    maxDelayMs: 60_000,
    fetch: async () => {
      setTimeout(() => controller.abort(new Error('left the page')), 10)
      throw new TypeError('fetch failed')
    },
  })
  await expect(real.attempt(countIntegrations, { signal: controller.signal })).rejects.toThrow(
    'left the page',
  )
})

test('an answer that takes too long is given up', async () => {
  const client = createClient({
    baseUrl: '',
    timeoutMs: 20,
    fetch: (_url, { signal } = {}) =>
      new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
  })
  await expect(client.call(getSession)).rejects.toMatchObject({ code: 'timed_out', status: 0 })
})

test('an answer that is not the API’s own means what its status says', async () => {
  const html = (status: number) => new Response('<h1>Bad gateway</h1>', { status })
  for (const [status, code] of [
    [401, 'unauthenticated'],
    [403, 'forbidden'],
    [404, 'not_found'],
    [413, 'payload_too_large'],
    [418, 'internal'],
    [429, 'rate_limited'],
    [500, 'internal'],
    [502, 'unavailable'],
  ] as const) {
    const { client } = stubApi([html(status)], { retries: 0 })
    await expect(client.call(getSession)).rejects.toMatchObject({ code, status })
  }
  const newer = Response.json({ code: 'not_yet_known', status: 403, requestId: 'r-2' }, { status: 403 })
  const { client } = stubApi([newer])
  await expect(client.call(getSession)).rejects.toMatchObject({ code: 'forbidden', requestId: 'r-2' })
  const { client: cut } = stubApi([new Response('<html>', { status: 200 })], { retries: 0 })
  await expect(cut.call(getSession)).rejects.toMatchObject({ code: 'unreachable' })
})
