import { createHash } from 'node:crypto'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createFortnoxSimulator, type FortnoxSimulator } from '../src/index.ts'
import {
  ANNA,
  authorizeUrl,
  callApi,
  connect,
  consent,
  getCode,
  postToken,
  REDIRECT_URI,
  refresh,
} from './fortnox-agent.ts'

let fortnox: FortnoxSimulator
let clock: number

beforeEach(async () => {
  clock = Date.now()
  fortnox = await createFortnoxSimulator({ now: () => new Date(clock) })
})
afterEach(() => fortnox.close())

const exchange = (code: string, form: Record<string, string> = {}) =>
  postToken(fortnox, { grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI, ...form })
const invalidRefresh = { error: 'invalid_grant', error_description: 'Invalid refresh token' }

test('a code becomes tokens with the recorded keys and headers, and they open the API', async () => {
  const { status, body, headers } = await exchange(await getCode(fortnox))
  expect(status).toBe(200)
  expect(body).toEqual({
    access_token: expect.any(String),
    expires_in: 3600,
    token_type: 'bearer',
    scope: 'companyinformation customer invoice',
    refresh_token: expect.stringMatching(/^[0-9a-f]{40}$/),
  })
  expect(headers.get('content-type')).toBe('application/json')
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('pragma')).toBe('no-cache')
  const company = await callApi(fortnox, '/3/companyinformation', body.access_token)
  expect(company.body.CompanyInformation.CompanyName).toBe('Björks Salong AB')
})

test('the access token is a long HS256 JWT that names tenant, client and scopes', async () => {
  const { access_token } = await connect(fortnox)
  const { tenantId } = fortnox.companies.find('Björks Salong AB')
  expect(decodeProtectedHeader(access_token!)).toEqual({ typ: 'JWT', alg: 'HS256' })
  const claims = decodeJwt(access_token!)
  expect(claims).toMatchObject({
    tenantId,
    clientId: 'collectorSim',
    aud: 'collectorSim',
    iss: 'https://api.fortnox.se/oauth2',
    sub: `${claims.userId}@${tenantId}`,
    scopes: ['companyinformation', 'customer', 'invoice'],
    scope: 'companyinformation customer invoice',
    token_type: 'bearer',
    authsource: 'OAUTH2',
    rightsAsJson: expect.stringMatching(/^H4sIAAAA/),
    jti: expect.stringMatching(/^[0-9a-f]{40}$/),
  })
  expect(claims.id).toBe(claims.jti)
  expect(claims.exp! - claims.iat!).toBe(3600)
  expect(access_token!.length).toBeGreaterThan(4000)
})

test('a code works once, and using it again ends what it gave', async () => {
  const code = await getCode(fortnox)
  const first = await exchange(code)
  const second = await exchange(code)
  expect([second.status, second.body.error]).toEqual([400, 'invalid_grant'])
  expect((await refresh(fortnox, first.body.refresh_token!)).body).toEqual(invalidRefresh)
})

test('of fifty simultaneous exchanges of one code exactly one succeeds', async () => {
  const code = await getCode(fortnox)
  const answers = await Promise.all(Array.from({ length: 50 }, () => exchange(code)))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
})

test('a code lives ten minutes, for its client and its redirect URI', async () => {
  const code = await getCode(fortnox)
  expect((await exchange(code, { redirect_uri: 'http://other.example/' })).body.error).toBe(
    'redirect_uri_mismatch',
  )
  expect((await postToken(fortnox, { grant_type: 'authorization_code', code })).body.error).toBe(
    'redirect_uri_mismatch',
  )
  clock += 599_000
  expect((await exchange(code)).status).toBe(200)
  const late = await getCode(fortnox)
  clock += 600_000
  expect((await exchange(late)).body.error_description).toBe('The authorization code has expired')
})

test('a redirect URI that was not sent need not be repeated', async () => {
  await fortnox.registerRedirectUri('collectorSim', REDIRECT_URI)
  const code = await getCode(fortnox, { url: authorizeUrl(fortnox, { redirect_uri: undefined }) })
  expect((await postToken(fortnox, { grant_type: 'authorization_code', code })).status).toBe(200)
})

test.each<[string, Record<string, string>, number, string, string]>([
  ['no grant type', {}, 400, 'invalid_request', 'The grant type was not specified in the request'],
  ['an unknown grant type', { grant_type: 'password' }, 400, 'unsupported_grant_type', ''],
  [
    'no code',
    { grant_type: 'authorization_code' },
    400,
    'invalid_request',
    'Missing parameter: "code" is required',
  ],
  [
    'no refresh token',
    { grant_type: 'refresh_token' },
    400,
    'invalid_request',
    'Missing parameter: "refresh_token" is required',
  ],
  [
    'an unknown refresh token',
    { grant_type: 'refresh_token', refresh_token: 'x' },
    400,
    'invalid_grant',
    'Invalid',
  ],
])('%s is answered as HTML that is JSON', async (_name, form, status, error, description) => {
  const answer = await postToken(fortnox, form)
  expect(answer.status).toBe(status)
  expect(answer.headers.get('content-type')).toBe('text/html; charset=UTF-8')
  expect(answer.body).toEqual({ error, error_description: expect.stringContaining(description) })
})

test('only the right Basic header will do, and only a form', async () => {
  const refusal = { error: 'invalid_client', error_description: 'The client credentials are invalid' }
  const url = new URL('/oauth-v1/token', fortnox.oauthUrl)
  const wrong = await postToken(fortnox, {}, { client: { clientId: 'collectorSim', clientSecret: 'wrong' } })
  expect([wrong.status, wrong.body]).toEqual([401, refusal])
  expect(wrong.headers.get('content-type')).toBe('text/plain;charset=UTF-8')

  const { clientId, clientSecret } = fortnox.clients[0]!
  const form = {
    grant_type: 'refresh_token',
    refresh_token: 'x',
    client_id: clientId,
    client_secret: clientSecret,
  }
  const inBody = () => fetch(url, { method: 'POST', body: new URLSearchParams(form) })
  expect((await inBody()).status).toBe(401)
  fortnox.behaviour.bodyCredentials = 'accepted'
  expect((await inBody()).status).toBe(400)

  const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`
  const json = await fetch(url, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ grant_type: 'refresh_token' }),
  })
  expect(await json.json()).toMatchObject({ error: 'invalid_request' })
  expect((await fetch(url)).status).toBe(405)
})

test('each refresh gives a new token, and the first access token lives on', async () => {
  const first = await connect(fortnox)
  const { body } = await refresh(fortnox, first.refresh_token!)
  expect(Object.keys(body).sort()).toEqual(Object.keys(first).sort())
  expect(body.refresh_token).not.toBe(first.refresh_token)
  expect((await callApi(fortnox, '/3/invoices?limit=1', first.access_token)).status).toBe(200)
  expect((await refresh(fortnox, body.refresh_token!)).status).toBe(200)
})

test('of two simultaneous refreshes exactly one wins', async () => {
  fortnox.behaviour.replayedRefreshTokenRevokesGrant = false
  const { refresh_token } = await connect(fortnox)
  const answers = await Promise.all([refresh(fortnox, refresh_token!), refresh(fortnox, refresh_token!)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 400])
  const winner = answers.find(({ status }) => status === 200)!
  expect(answers.find(({ status }) => status === 400)!.body).toEqual(invalidRefresh)
  expect((await refresh(fortnox, winner.body.refresh_token!)).status).toBe(200)
  expect(fortnox.counters.tokenRequests(refresh_token!)).toBe(2)
})

test('by default a replay ends the whole grant', async () => {
  const first = await connect(fortnox)
  const second = await refresh(fortnox, first.refresh_token!)
  const replay = await refresh(fortnox, first.refresh_token!)
  expect([replay.status, replay.headers.get('content-type')]).toEqual([400, 'text/html; charset=UTF-8'])
  expect(replay.body).toEqual(invalidRefresh)
  expect((await refresh(fortnox, second.body.refresh_token!)).body).toEqual(invalidRefresh)
  expect(fortnox.grants()).toEqual([])
})

test('a refresh token lives 45 days from its own issue', async () => {
  const day = 24 * 3600 * 1000
  const first = await connect(fortnox)
  clock += 44 * day
  const second = await refresh(fortnox, first.refresh_token!)
  clock += 44 * day
  const third = await refresh(fortnox, second.body.refresh_token!)
  expect(third.status).toBe(200)
  clock += 45 * day
  expect((await refresh(fortnox, third.body.refresh_token!)).body).toEqual(invalidRefresh)
})

test('without access_type=offline the refresh token is as the switch says', async () => {
  const url = authorizeUrl(fortnox, { access_type: undefined })
  expect(await connect(fortnox, { url })).toHaveProperty('refresh_token')
  fortnox.behaviour.withoutOfflineAccess = 'noRefreshToken'
  expect(await connect(fortnox, { url })).not.toHaveProperty('refresh_token')
  fortnox.behaviour.withoutOfflineAccess = 'shortRefreshToken'
  const { refresh_token } = await connect(fortnox, { url })
  clock += 25 * 3600 * 1000
  expect((await refresh(fortnox, refresh_token!)).status).toBe(400)
})

test('PKCE is tolerated, and enforced by a switch when sent', async () => {
  const verifier = 'v'.repeat(43)
  const challenge = createHash('sha256').update(verifier).digest('base64url')
  const url = authorizeUrl(fortnox, { code_challenge: challenge, code_challenge_method: 'S256' })
  expect((await exchange(await getCode(fortnox, { url }))).status).toBe(200)
  fortnox.behaviour.pkce = 'enforcedWhenSent'
  const code = await getCode(fortnox, { url })
  expect((await exchange(code)).body.error).toBe('invalid_grant')
  expect((await exchange(code, { code_verifier: 'w'.repeat(43) })).body.error).toBe('invalid_grant')
  expect((await exchange(code, { code_verifier: verifier })).status).toBe(200)
  expect((await exchange(await getCode(fortnox))).status).toBe(200)
})

test('fewer or otherwise ordered scopes are told in the answer', async () => {
  fortnox.behaviour.withheldScopes = ['customer']
  fortnox.behaviour.scopeOrder = 'reversed'
  expect((await connect(fortnox)).scope).toBe('invoice companyinformation')
})

test('a second consent leaves the first alone, or ends it by a switch', async () => {
  const first = await connect(fortnox)
  const second = await connect(fortnox)
  expect((await refresh(fortnox, first.refresh_token!)).status).toBe(200)
  fortnox.behaviour.newGrantRevokesEarlier = true
  await connect(fortnox)
  expect((await refresh(fortnox, second.refresh_token!)).status).toBe(400)
  expect(fortnox.grants()).toHaveLength(1)
})

test('a licence withdrawn between two refreshes is told, and the token is not used up by it', async () => {
  const { refresh_token } = await connect(fortnox)
  const { id } = fortnox.companies.find('Björks Salong AB')
  fortnox.companies.setState(id, 'noLicence')
  const missing = await refresh(fortnox, refresh_token!)
  expect([missing.status, missing.body.error]).toEqual([400, 'error_missing_license'])
  fortnox.companies.setState(id, 'notBought')
  fortnox.behaviour.missingLicenceStatus = 401
  const notBought = await refresh(fortnox, refresh_token!)
  expect([notBought.status, notBought.body.error]).toEqual([401, 'error_missing_app_license'])
  fortnox.companies.setState(id, 'active')
  expect((await refresh(fortnox, refresh_token!)).status).toBe(200)
})

test('revoking always says yes; a personal refresh token is dead, the access token is not', async () => {
  const revoke = (token: string) => {
    const { clientId, clientSecret } = fortnox.clients[0]!
    const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64')
    return fetch(new URL('/oauth-v1/revoke', fortnox.oauthUrl), {
      method: 'POST',
      headers: { authorization: `Basic ${basic}` },
      body: new URLSearchParams({ token_type_hint: 'refresh_token', token }),
    }).then(response => response.text())
  }
  const tokens = await connect(fortnox, { url: authorizeUrl(fortnox, { account_type: undefined }) })
  expect(await revoke('invented')).toBe('{"revoked":true}')
  expect(await revoke(tokens.refresh_token!)).toBe('{"revoked":true}')
  expect((await refresh(fortnox, tokens.refresh_token!)).body).toEqual(invalidRefresh)
  expect((await callApi(fortnox, '/3/invoices?limit=1', tokens.access_token)).status).toBe(200)
  fortnox.behaviour.accessTokensAfterRevocation = 'rejected'
  expect((await callApi(fortnox, '/3/invoices?limit=1', tokens.access_token)).status).toBe(401)

  const service = await connect(fortnox)
  const TenantId = String(fortnox.companies.find('Björks Salong AB').tenantId)
  const credentials = () =>
    postToken(fortnox, { grant_type: 'client_credentials' }, { headers: { TenantId } })
  await revoke(service.refresh_token!)
  expect((await credentials()).status).toBe(200)
  fortnox.behaviour.revokeEndsServiceConsent = true
  await revoke(service.refresh_token!)
  expect((await credentials()).status).toBe(400)
})

test('the customer withdraws the consent', async () => {
  const { refresh_token } = await connect(fortnox)
  const { tenantId } = fortnox.companies.find('Björks Salong AB')
  expect(await fortnox.revokeGrant({ tenantId })).toBe(1)
  expect((await refresh(fortnox, refresh_token!)).body).toEqual(invalidRefresh)
})

test('client credentials give access tokens for a tenant with a service consent, and no refresh token', async () => {
  const { tenantId, id } = fortnox.companies.find('Björks Salong AB')
  const grant = (headers: Record<string, string>, form: Record<string, string> = {}) =>
    postToken(fortnox, { grant_type: 'client_credentials', ...form }, { headers })
  const TenantId = String(tenantId)

  expect((await grant({})).body.error).toBe('invalid_request')
  expect((await grant({ TenantId: 'Björks'.slice(0, 1) })).body.error).toBe('invalid_request')
  await connect(fortnox, { url: authorizeUrl(fortnox, { account_type: undefined }) })
  expect((await grant({ TenantId })).body.error).toBe('invalid_grant')
  fortnox.behaviour.unknownTenant = { status: 403, error: 'unauthorized_client' }
  expect((await grant({ TenantId: '1' })).status).toBe(403)

  await connect(fortnox)
  const { status, body } = await grant({ TenantId })
  expect(status).toBe(200)
  expect(Object.keys(body).sort()).toEqual(['access_token', 'expires_in', 'scope', 'token_type'])
  expect(decodeJwt(body.access_token!).tenantId).toBe(tenantId)
  expect((await callApi(fortnox, '/3/invoices?limit=1', body.access_token)).status).toBe(200)

  const narrow = await grant({ TenantId }, { scope: 'invoice' })
  expect(narrow.body.scope).toBe('invoice')
  expect((await callApi(fortnox, '/3/customers', narrow.body.access_token)).body.ErrorInformation.code).toBe(
    2000663,
  )
  expect((await grant({ TenantId }, { scope: 'bookkeeping' })).body.error).toBe('invalid_scope')

  await fortnox.revokeGrant({ companyId: id })
  expect((await grant({ TenantId })).body.error).toBe('invalid_grant')
  fortnox.behaviour.withdrawnConsent = { status: 401, error: 'invalid_client' }
  expect((await grant({ TenantId })).status).toBe(401)
})

test('the token endpoint has a limit when the switch sets one', async () => {
  fortnox.behaviour.tokenRateLimit = { requests: 2, windowSeconds: 5 }
  const answers = [await refresh(fortnox, 'x'), await refresh(fortnox, 'x'), await refresh(fortnox, 'x')]
  expect(answers.map(({ status }) => status)).toEqual([400, 400, 429])
})

test('consents for two companies are apart', async () => {
  const eva = await connect(fortnox)
  const anna = await connect(fortnox, { email: ANNA, company: 'Norrlunda Bygg AB' })
  await fortnox.revokeGrant({ accountId: ANNA })
  expect((await refresh(fortnox, anna.refresh_token!)).status).toBe(400)
  expect((await refresh(fortnox, eva.refresh_token!)).status).toBe(200)
  expect((await consent(fortnox)).searchParams.has('code')).toBe(true)
})
