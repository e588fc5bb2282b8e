import { afterAll, beforeAll, expect, test } from 'vitest'
import { createVismaSimulator, type VismaSimulator } from '../src/index.ts'
import { authorizeUrl, REDIRECT_URI } from './user-agent.ts'

let visma: VismaSimulator

beforeAll(async () => {
  visma = await createVismaSimulator()
  await visma.registerRedirectUri('collector', REDIRECT_URI)
})
afterAll(() => visma.close())

const open = (url: URL) => fetch(url, { redirect: 'manual' })

test.each([
  ['an unknown client', { client_id: 'nobody' }, 'unauthorized_client'],
  ['no client', { client_id: undefined }, 'unauthorized_client'],
  ['a redirect URI that differs in one character', { redirect_uri: `${REDIRECT_URI}/` }, 'invalid_request'],
  ['no redirect URI', { redirect_uri: undefined }, 'invalid_request'],
  ['an unknown scope', { scope: 'ea:api ea:everything' }, 'invalid_scope'],
  ['no scope', { scope: undefined }, 'invalid_request'],
  ['another response type', { response_type: 'token' }, 'unsupported_response_type'],
  ['a prompt with a literal plus sign', { prompt: 'login+select_account' }, 'invalid_request'],
  [
    'a code challenge that is too short',
    { code_challenge: 'short', code_challenge_method: 'S256' },
    'invalid_request',
  ],
])('%s is told on a page of its own, without a redirect', async (_name, parameters, error) => {
  const response = await open(authorizeUrl(visma, parameters))
  expect(response.status).toBe(400)
  expect(response.headers.get('location')).toBeNull()
  expect(response.headers.get('content-type')).toContain('text/html')
  const html = await response.text()
  expect(html).toContain(`<dd>${error}</dd>`)
  expect(html).toContain('Visma simulator')
})

test('a parameter given twice is refused', async () => {
  const url = authorizeUrl(visma)
  url.searchParams.append('state', 'another')
  expect((await open(url)).status).toBe(400)
})

test('what a stranger puts into the request is escaped on the error page', async () => {
  const html = await (await open(authorizeUrl(visma, { scope: '<script>alert(1)</script>' }))).text()
  expect(html).not.toContain('<script>')
})

test('prompt=none without a session redirects with login_required', async () => {
  const response = await open(authorizeUrl(visma, { prompt: 'none' }))
  expect(response.status).toBe(302)
  const location = new URL(response.headers.get('location')!)
  expect(Object.fromEntries(location.searchParams)).toEqual({
    error: 'login_required',
    state: 'the-state',
    iss: visma.identityUrl,
  })
})

test('parameters nobody knows are ignored', async () => {
  const response = await open(authorizeUrl(visma, { ui_locales: 'sv', nonsense: '1', nonce: 'n' }))
  expect(response.status).toBe(302)
  expect(response.headers.get('location')).toMatch(/^http:\/\/127.0.0.1:\d+\/interaction\//)
})
