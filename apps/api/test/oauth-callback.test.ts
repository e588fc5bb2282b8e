import { request as httpRequest } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createBrowser, type Seen } from './harness/browser.ts'
import {
  approve,
  linkOf,
  lookAt,
  navigation,
  startAttempt,
  titleOf,
  tokenRequests,
} from './harness/consents.ts'
import { createAdministrator, createVismaIntegration, giveConsent, type Person } from './harness/people.ts'
import { type Product, startProduct } from './harness/product.ts'

let product: Product
let admin: Person

beforeAll(async () => {
  product = await startProduct({ works: false })
  admin = await createAdministrator(product)
})
afterAll(() => product.close())

const isConnected = async (id: string) =>
  (await product.db.prisma.connection.count({ where: { integrationId: id } })) === 1

/** A callback as a provider would make it, for an attempt that stays here. */
function callbackUrl(parameters: Record<string, string>): URL {
  const url = new URL('/oauth/visma/callback', product.origin)
  url.search = new URLSearchParams(parameters).toString()
  return url
}

test('OA-07 the path, the attempt’s app and iss must agree', async () => {
  const integration = await createVismaIntegration(admin)
  const issuer = product.visma.identityUrl
  const changes: Record<string, (url: URL) => void> = {
    'another app’s callback': url => {
      url.pathname = '/oauth/fortnox/callback'
    },
    'the app in capitals': url => {
      url.pathname = '/oauth/VISMA/callback'
    },
    'an app that does not exist': url => {
      url.pathname = '/oauth/constructor/callback'
    },
    'a foreign iss': url => url.searchParams.set('iss', 'https://identity.elsewhere.example'),
    'no iss': url => url.searchParams.delete('iss'),
    'an empty iss': url => url.searchParams.set('iss', ''),
    'iss with a slash': url => url.searchParams.set('iss', `${issuer}/`),
    'iss with a path': url => url.searchParams.set('iss', `${issuer}/other`),
    'iss with another scheme': url => url.searchParams.set('iss', issuer.replace('http:', 'https:')),
    'iss with another port': url =>
      url.searchParams.set(
        'iss',
        issuer.replace(/\d$/, d => `${(+d + 1) % 10}`),
      ),
    'iss with a user': url => url.searchParams.set('iss', issuer.replace('//', '//me@')),
    'iss in capitals': url => url.searchParams.set('iss', issuer.toUpperCase()),
    'iss twice': url => url.searchParams.append('iss', issuer),
    'a foreign iss second': url => url.searchParams.append('iss', 'https://identity.elsewhere.example'),
  }
  product.visma.clearRequests()
  for (const [what, change] of Object.entries(changes)) {
    const { browser, callback } = await approve(product, integration)
    change(callback)
    const seen = await browser.open(callback)
    const title = titleOf(seen)
    const isRefused = title === 'Visma did not let us in.' || title === 'Please start from the link.'
    expect({ what, tokens: tokenRequests(product).length, isRefused }).toEqual({
      what,
      tokens: 0,
      isRefused: true,
    })
  }
  expect(await isConnected(integration.id)).toBe(false)
  expect((await lookAt(admin, integration)).consentLink).toMatchObject({
    state: 'active',
    lastFailure: { reason: 'provider_rejected' },
  })
})

test('OA-08 the redirect URI is the configured one, whatever a request says of its host', async () => {
  const integration = await createVismaIntegration(admin)
  const evil = 'evil.example'
  const headers: Record<string, string>[] = [
    {},
    { host: evil },
    { host: `${evil}:443` },
    { 'x-forwarded-host': evil },
    { 'x-forwarded-host': evil, 'x-forwarded-proto': 'https' },
    { 'x-forwarded-proto': 'gopher' },
    { 'x-forwarded-port': '1' },
    { 'x-forwarded-prefix': '/evil' },
    { forwarded: `host=${evil};proto=https` },
    { host: evil, 'x-forwarded-host': evil, forwarded: `host=${evil}` },
  ]
  const queries = [
    '',
    `?redirect_uri=${encodeURIComponent(`https://${evil}/`)}&state=mine&code_challenge=mine`,
  ]
  const wanted = `${product.origin}/oauth/visma/callback`
  let tried = 0
  for (const each of headers) {
    for (const query of queries) {
      const location = await locationOf(`${linkOf(integration)}${query}`, each)
      const url = new URL(location ?? 'about:blank')
      expect(url.origin).toBe(product.visma.identityUrl)
      expect(url.searchParams.getAll('redirect_uri')).toEqual([wanted])
      expect(url.searchParams.getAll('state')).toHaveLength(1)
      expect(url.searchParams.get('state')).not.toBe('mine')
      tried += 1
    }
  }
  expect(tried).toBe(20)

  product.visma.clearRequests()
  const { browser, callback } = await approve(product, integration)
  callback.searchParams.set('redirect_uri', `https://${evil}/`)
  await browser.request(callback, { headers: { host: evil, 'x-forwarded-host': evil } })
  expect(tokenRequests(product).map(({ form }) => form?.redirect_uri)).toEqual([wanted])
  expect(await isConnected(integration.id)).toBe(true)
})

/** Where a request with exactly these headers is sent. */
function locationOf(url: string, headers: Record<string, string>): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    httpRequest(url, { headers: { ...navigation, ...headers }, agent: false }, incoming => {
      incoming.resume()
      resolve(incoming.headers.location)
    })
      .on('error', reject)
      .end()
  })
}

test('OA-09 no parameter turns an answer into a redirect to somewhere else', async () => {
  const integration = await createVismaIntegration(admin)
  const evil = [
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t//evil.example',
    '/\n//evil.example',
    '/%09/evil.example',
    '/%0d%0aLocation:%20https://evil.example',
    'https://evil.example',
    'https:evil.example',
    'javascript:alert(1)',
    'data:text/html,hi',
    '//evil.example/%2e%2e',
    '/.evil.example',
    '@evil.example',
    'https://localhost@evil.example',
    '%2f%2fevil.example',
    '%5c%5cevil.example',
    '/..//evil.example',
    '//%65vil.example',
  ]
  const { browser } = await startAttempt(integration)
  const places = (payload: string) => {
    const encoded = encodeURIComponent(payload)
    return [
      `/connect/${encoded}`,
      `/connect/results/${encoded}`,
      `/connect/results/${encoded}?lang=${encoded}`,
      `/connect/problems/${encoded}?app=${encoded}&lang=${encoded}`,
      `/oauth/${encoded}/callback?state=${encoded}&code=${encoded}`,
      `/oauth/visma/callback?state=${'a'.repeat(43)}&code=x&iss=${encoded}&redirect_uri=${encoded}`,
      `/?redirect=${encoded}&next=${encoded}&returnTo=${encoded}`,
      `/settings/${encoded}`,
    ]
  }
  const locations: string[] = []
  for (const path of evil.flatMap(places)) {
    const seen = await browser.request(`${product.origin}${path}`, { headers: navigation })
    const location = seen.headers.get('location')
    if (location) locations.push(location)
  }
  for (const payload of evil) {
    const undo = `${product.origin}/connect/results/${encodeURIComponent(payload)}/undo`
    const headers = { origin: product.origin, 'sec-fetch-site': 'same-origin' }
    const seen = await browser.request(undo, { method: 'POST', headers })
    const location = seen.headers.get('location')
    if (location) locations.push(location)
  }
  const foreign = locations.filter(location => new URL(location, product.origin).origin !== product.origin)
  expect(foreign).toEqual([])
})

const protocolErrors = [
  'access_denied',
  'invalid_request',
  'unauthorized_client',
  'unsupported_response_type',
  'invalid_scope',
  'server_error',
  'temporarily_unavailable',
  'login_required',
  'interaction_required',
  'consent_required',
  'account_selection_required',
  '<script>alert(1)</script>',
]
const markup = '<img src=x onerror=alert(1)>"\'&Kanariefågel'

test('OA-10 an error answer spends the state, shows our own text and changes nothing else', async () => {
  const integration = await createVismaIntegration(admin)
  const before = await lookAt(admin, integration)
  product.visma.clearRequests()
  for (const error of protocolErrors) {
    const { browser, state } = await startAttempt(integration)
    const parameters = {
      error,
      error_description: markup,
      error_uri: markup,
      state,
      iss: product.visma.identityUrl,
    }
    const seen = await browser.open(callbackUrl(parameters))
    const reason =
      error === 'access_denied'
        ? 'refused'
        : /server|temporarily/.test(error)
          ? 'provider_unavailable'
          : 'provider_rejected'
    const after = await lookAt(admin, integration)
    expect({ error, failure: after.consentLink?.lastFailure?.reason }).toEqual({ error, failure: reason })
    expect({ ...after, consentLink: null }).toEqual({ ...before, consentLink: null })
    expect(after.consentLink).toMatchObject({ state: 'active', url: linkOf(integration) })
    expect(reflected(seen)).toEqual([])
    const again = await browser.request(callbackUrl(parameters))
    expect({ error, again: again.status }).toEqual({ error, again: 409 })
  }
  expect(tokenRequests(product)).toEqual([])
  const refused = { integrationId: integration.id, type: { in: ['consent.refused', 'consent.failed'] } }
  expect(await product.db.prisma.event.count({ where: refused })).toBe(protocolErrors.length)
})

test('OA-10 an error answer without a valid state does nothing at all', async () => {
  const integration = await createVismaIntegration(admin)
  const attempt = await startAttempt(integration)
  const countRows = async () => ({
    events: await product.db.prisma.event.count(),
    attempts: await product.db.prisma.consentAttempt.count(),
    integration: await lookAt(admin, integration),
  })
  const before = await countRows()
  for (const error of protocolErrors) {
    for (const state of ['', 'a'.repeat(43), attempt.state.slice(0, 42), `${attempt.state.slice(0, 42)}_`]) {
      const seen = await attempt.browser.request(callbackUrl({ error, error_description: markup, state }))
      expect(seen.status).toBe(400)
      expect(reflected(seen)).toEqual([])
    }
    const elsewhere = await createBrowser().request(callbackUrl({ error, state: attempt.state }))
    expect(elsewhere.status).toBe(400)
  }
  expect(await countRows()).toEqual(before)
})

/** What of the provider's own words a page shows. */
function reflected({ text }: Seen): string[] {
  return ['onerror', 'Kanariefågel', 'script', 'alert(1)'].filter(each => text.includes(each))
}

test('OA-11 doubled, array, empty and oversized parameters are refused and spend nothing', async () => {
  const integration = await createVismaIntegration(admin)
  const { browser, callback } = await approve(product, integration)
  const state = callback.searchParams.get('state') ?? ''
  const code = callback.searchParams.get('code') ?? ''
  const iss = encodeURIComponent(product.visma.identityUrl)
  const big = 'A'.repeat(10_240)
  const variants = [
    `state=${state}&state=${state}&code=${code}&iss=${iss}`,
    `state=${state}&state=${'b'.repeat(43)}&code=${code}&iss=${iss}`,
    `state=${state}&code=${code}&code=${code}&iss=${iss}`,
    `state=${state}&code=${code}&code=other&iss=${iss}`,
    `state=${state}&code=${code}&iss=${iss}&iss=${iss}`,
    `state=${state}&error=access_denied&error=access_denied&iss=${iss}`,
    `state[]=${state}&code=${code}&iss=${iss}`,
    `state=${state}&code[]=${code}&iss=${iss}`,
    `state=${state}&code[0]=${code}&iss=${iss}`,
    `state[a]=${state}&code=${code}&iss=${iss}`,
    `state=${big}&code=${code}&iss=${iss}`,
    `state=${state}&code=${big}&iss=${iss}`,
    `state=${state}&code=${code}&iss=${big}`,
    `state=${state}&error=${big}&iss=${iss}`,
    `state=${state}&code=&iss=${iss}`,
    `state=&code=${code}&iss=${iss}`,
    `state=${state}&iss=${iss}`,
    `code=${code}&iss=${iss}`,
    `state=${state}&code=${code}&error=access_denied&iss=${iss}`,
    '',
  ]
  product.visma.clearRequests()
  const attempts = await product.db.prisma.consentAttempt.count()
  for (const query of variants) {
    const { status } = await browser.request(new URL(`/oauth/visma/callback?${query}`, product.origin))
    expect({ query, isClientError: status >= 400 && status < 500 }).toEqual({ query, isClientError: true })
  }
  const head = await browser.request(callback, { method: 'HEAD' })
  expect(head.status).toBe(404)
  expect(tokenRequests(product)).toEqual([])
  expect(await product.db.prisma.consentAttempt.count()).toBe(attempts)

  await browser.open(callback)
  expect(await isConnected(integration.id)).toBe(true)
})

test('a provider that is slow is waited for on a page that reloads until it says how it ended', async () => {
  const integration = await createVismaIntegration(admin)
  product.visma.faults.add({
    match: { path: '/connect/token' },
    times: 1,
    fault: { kind: 'delay', ms: 6_500 },
  })
  const { browser, seen } = await giveConsent(product, integration)
  expect(titleOf(seen)).toBe('One moment …')
  expect(seen.text).toContain('<meta http-equiv="refresh" content="2">')
  const deadline = Date.now() + 8_000
  let page = seen
  while (titleOf(page) === 'One moment …' && Date.now() < deadline) {
    await new Promise(resolve => setTimeout(resolve, 200))
    page = await browser.request(seen.url, { headers: navigation })
  }
  expect(await isConnected(integration.id)).toBe(true)
  expect(titleOf(page)).toBe('Done! Björks Salong AB is connected to Reco.')
})
