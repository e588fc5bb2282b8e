import { createHash } from 'node:crypto'
import { createFortnoxSimulator, type FortnoxSimulator } from '@collector/simulators'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ANNA, consent, EVA, PETRA, REDIRECT_URI } from '../../simulators/test/fortnox-agent.ts'
import { createUserAgent } from '../../simulators/test/user-agent.ts'
import type { FortnoxConfig } from '../src/fortnox/index.ts'
import {
  type AuthorizationRequest,
  createFortnoxProvider,
  type Provider,
  ProviderError,
  type ProviderErrorCode,
} from '../src/index.ts'
import { passThrough } from './read-all.ts'

let fortnox: FortnoxSimulator
let provider: Provider
const service: AuthorizationRequest = {
  redirectUri: REDIRECT_URI,
  state: 'the state/+=&',
  codeVerifier: 'v'.repeat(43),
  serviceAccount: true,
}
const personal = { ...service, serviceAccount: false }

beforeEach(async () => {
  fortnox = await createFortnoxSimulator({ behaviour: { pkce: 'enforcedWhenSent' } })
  await fortnox.registerRedirectUri(fortnox.clients[0]!.clientId, REDIRECT_URI)
  provider = newProvider()
})
afterEach(() => fortnox.close())

function newProvider(config: Partial<FortnoxConfig> = {}): Provider {
  const { oauthUrl, apiUrl } = fortnox
  return createFortnoxProvider({ ...fortnox.clients[0]!, oauthUrl, apiUrl, ...config }, () => new Date())
}

/** Where the browser ends up when the owner approves. */
const approve = async (request: AuthorizationRequest, owner: { email?: string; company?: string } = {}) =>
  consent(fortnox, { url: await provider.authorizationUrl(request), ...owner })

async function connect(request: AuthorizationRequest) {
  const { searchParams } = await approve(request)
  return provider.exchangeCode({ ...request, parameters: searchParams })
}

const companyId = () => fortnox.companies.find('Björks Salong AB').id
const personalGrant = (refreshToken: string | null | undefined) => ({
  companyId: companyId(),
  serviceAccount: false,
  refreshToken: refreshToken ?? null,
})
const serviceGrant = () => ({ companyId: companyId(), serviceAccount: true, refreshToken: null })
const tokenRequests = () => fortnox.requestsTo('/oauth-v1/token')

/** The code of the error that this ends in. */
async function codeOf(work: Promise<unknown>): Promise<ProviderErrorCode> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof ProviderError)) throw new Error(`not a provider's error: ${error}`)
  return error.code
}

test.each([
  ['a service account', service, 'service'],
  ['a person', personal, null],
] as const)('OA-05 an authorization request for %s carries state and PKCE', async (_kind, request, type) => {
  const url = await provider.authorizationUrl(request)
  expect(url.href.startsWith(`${fortnox.oauthUrl}/oauth-v1/auth?`)).toBe(true)
  expect(Object.fromEntries(url.searchParams)).toEqual({
    client_id: fortnox.clients[0]!.clientId,
    response_type: 'code',
    redirect_uri: REDIRECT_URI,
    scope: 'companyinformation customer invoice',
    state: request.state,
    code_challenge: createHash('sha256').update(request.codeVerifier).digest('base64url'),
    code_challenge_method: 'S256',
    access_type: 'offline',
    ...(type && { account_type: type }),
  })
  expect(fortnox.requests).toEqual([])
})

test('without other addresses the owner is sent to Fortnox', async () => {
  const url = await createFortnoxProvider(
    { clientId: 'a', clientSecret: 'b' },
    () => new Date(),
  ).authorizationUrl(service)
  expect(url.href.startsWith('https://apps.fortnox.se/oauth-v1/auth?')).toBe(true)
})

test('OA-05 a code is worth nothing without the verifier and the state it was asked for with', async () => {
  const { searchParams: parameters } = await approve(service)
  const other = (changes: Partial<AuthorizationRequest>) =>
    codeOf(provider.exchangeCode({ ...service, ...changes, parameters }))
  expect(await other({ state: 'another' })).toBe('rejected')
  expect(tokenRequests()).toEqual([])
  expect(await other({ codeVerifier: 'w'.repeat(43) })).toBe('invalid_grant')
  await provider.exchangeCode({ ...service, parameters })
  expect(await other({})).toBe('invalid_grant')
})

test('a service account’s tokens come from the company’s number, and need no refresh token', async () => {
  const given = await connect(service)
  expect(given).toMatchObject({
    expiresInSeconds: 3600,
    refreshToken: expect.stringMatching(/^[0-9a-f]{40}$/),
    scopes: ['companyinformation', 'customer', 'invoice'],
  })
  fortnox.clearRequests()
  const [one, two] = await Promise.all([provider.renew(serviceGrant()), provider.renew(serviceGrant())])
  expect(one).toMatchObject({ expiresInSeconds: 3600, refreshToken: undefined, scopes: given.scopes })
  for (const { accessToken } of [given, one, two])
    expect(await provider.readCompany(accessToken, passThrough)).toMatchObject({ id: companyId() })
  for (const { form, headers } of tokenRequests()) {
    expect(form).toEqual({
      grant_type: 'client_credentials',
      scope: 'companyinformation customer invoice',
    })
    expect(headers['tenantid']).toBe(companyId())
  }
})

test('a person’s refresh token works once and is replaced', async () => {
  const first = await connect(personal)
  const second = await provider.renew(personalGrant(first.refreshToken))
  const third = await provider.renew(personalGrant(second.refreshToken))
  expect(new Set([first, second, third].map(({ refreshToken }) => refreshToken)).size).toBe(3)
  expect(await provider.readCompany(third.accessToken, passThrough)).toMatchObject({ id: companyId() })
  expect(tokenRequests().map(({ headers }) => headers['tenantid'])).toEqual([undefined, undefined, undefined])
})

test('a refresh token that was used is a dead grant, although the answer says it is HTML', async () => {
  fortnox.behaviour.replayedRefreshTokenRevokesGrant = false
  const { refreshToken } = await connect(personal)
  const renewals = Array.from({ length: 5 }, () => provider.renew(personalGrant(refreshToken)))
  const outcomes = await Promise.allSettled(renewals)
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const outcome of outcomes)
    if (outcome.status === 'rejected')
      expect(outcome.reason).toMatchObject({ code: 'invalid_grant', status: 400 })
  const raw = await fetch(new URL('/oauth-v1/token', fortnox.oauthUrl), {
    method: 'POST',
    headers: { authorization: tokenRequests()[0]?.headers['authorization'] ?? '' },
    body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken ?? '' }),
  })
  expect(raw.headers.get('content-type')).toContain('text/html')
})

test('a person’s grant without a refresh token is dead, and nobody is asked', async () => {
  expect(await codeOf(provider.renew(personalGrant(null)))).toBe('invalid_grant')
  expect(fortnox.requests).toEqual([])
})

test('a service account of nobody, or withdrawn, is a dead grant', async () => {
  expect(await codeOf(provider.renew(serviceGrant()))).toBe('invalid_grant')
  await connect(service)
  await provider.renew(serviceGrant())
  await fortnox.revokeGrant({ companyId: companyId() })
  expect(await codeOf(provider.renew(serviceGrant()))).toBe('invalid_grant')
})

test('a wrong secret is our own mistake, for every kind of grant', async () => {
  const { refreshToken } = await connect(personal)
  await connect(service)
  const wrong = newProvider({ clientSecret: 'wrong' })
  const { searchParams: parameters } = await approve(service)
  expect(await codeOf(wrong.renew(personalGrant(refreshToken)))).toBe('configuration')
  expect(await codeOf(wrong.renew(serviceGrant()))).toBe('configuration')
  expect(await codeOf(wrong.exchangeCode({ ...service, parameters }))).toBe('configuration')
  expect(await codeOf(wrong.revoke(refreshToken ?? ''))).toBe('configuration')
  await provider.renew(personalGrant(refreshToken))
})

test('id and secret are sent as they are, whatever is in them', async () => {
  const [client] = fortnox.clients
  Object.assign(client!, { clientId: 'a-b_c.d~e f', clientSecret: "%2F-_.!~*'() :/+å" })
  provider = newProvider()
  const { refreshToken } = await connect(personal)
  await provider.renew(personalGrant(refreshToken))
})

test.each([400, 401] as const)(
  'a licence that is missing at the token endpoint is told as such (%i)',
  async missingLicenceStatus => {
    fortnox.behaviour.missingLicenceStatus = missingLicenceStatus
    const { refreshToken } = await connect(personal)
    await connect(service)
    for (const state of ['noLicence', 'notBought'] as const) {
      fortnox.companies.setState(companyId(), state)
      expect(await codeOf(provider.renew(personalGrant(refreshToken)))).toBe('licence_missing')
      expect(await codeOf(provider.renew(serviceGrant()))).toBe('licence_missing')
    }
    fortnox.companies.setState(companyId(), 'active')
    await provider.renew(personalGrant(refreshToken))
  },
)

test('a client that may have no service accounts is our own mistake', async () => {
  Object.assign(fortnox.clients[0]!, { allowsServiceAccount: false })
  expect(await codeOf(provider.renew(serviceGrant()))).toBe('configuration')
})

test.each([
  ['502 in HTML', { kind: 'html', status: 502 }, 'unavailable'],
  ['200 in HTML', { kind: 'html', status: 200 }, 'unavailable'],
  ['400 in HTML', { kind: 'html', status: 400 }, 'unavailable'],
  ['503 in JSON', { kind: 'status', status: 503, body: { message: 'later' } }, 'unavailable'],
  ['an empty body', { kind: 'status', status: 500, body: '' }, 'unavailable'],
  ['a list', { kind: 'wrongBody', body: [] }, 'rejected'],
  ['no token', { kind: 'wrongBody', body: { token_type: 'bearer' } }, 'rejected'],
  ['a cut connection', { kind: 'reset' }, 'unavailable'],
  ['an answer lost on its way', { kind: 'lostResponse' }, 'unavailable'],
  ['an unknown error', { kind: 'status', status: 400, body: { error: 'other' } }, 'rejected'],
] as const)('%s at the token endpoint is %s', async (_what, fault, code) => {
  const { refreshToken } = await connect(personal)
  await connect(service)
  for (const grant of [personalGrant(refreshToken), serviceGrant()]) {
    fortnox.faults.add({ match: { path: '/oauth-v1/token' }, times: 1, fault })
    expect(await codeOf(provider.renew(grant))).toBe(code)
  }
})

test('a grant is withdrawn, and to withdraw it again or to withdraw none is no error', async () => {
  const { refreshToken } = await connect(personal)
  await provider.revoke(refreshToken ?? '')
  expect(fortnox.grants()).toEqual([])
  await provider.revoke(refreshToken ?? '')
  await provider.revoke('invented')
  expect(await codeOf(provider.renew(personalGrant(refreshToken)))).toBe('invalid_grant')
  expect(fortnox.requestsTo('/oauth-v1/revoke')[0]?.form).toEqual({
    token: refreshToken,
    token_type_hint: 'refresh_token',
  })
  fortnox.faults.add({ match: { path: '/oauth-v1/revoke' }, times: 1, fault: { kind: 'html', status: 502 } })
  expect(await codeOf(provider.revoke('invented'))).toBe('unavailable')
})

test.each<[string, AuthorizationRequest, { email: string; company: string }, ProviderErrorCode]>([
  [
    'a company without the licence',
    service,
    { email: ANNA, company: 'Norrlunda Redovisning AB' },
    'licence_missing',
  ],
  [
    'a company that has not ordered',
    personal,
    { email: ANNA, company: 'Norrlunda Fastigheter AB' },
    'licence_missing',
  ],
  [
    'an owner who may not approve',
    service,
    { email: PETRA, company: 'Björks Salong AB' },
    'not_administrator',
  ],
  ['a locked company', service, { email: ANNA, company: 'Gamla Norrlunda Trä AB' }, 'rejected'],
])('the consent of %s comes back as such', async (_who, request, owner, code) => {
  const { searchParams: parameters } = await approve(request, owner)
  expect(parameters.get('code')).toBeNull()
  expect(await codeOf(provider.exchangeCode({ ...request, parameters }))).toBe(code)
})

test('the owner’s No comes back as such', async () => {
  const agent = createUserAgent(fortnox.oauthUrl)
  const login = await agent.open(await provider.authorizationUrl(service))
  const page = await agent.submit(login, 'Logga in', { email: EVA, password: 'demo' })
  const { url } = await agent.submit(page, 'Avbryt')
  const exchange = provider.exchangeCode({ ...service, parameters: url.searchParams })
  expect(await codeOf(exchange)).toBe('refused')
})

test('a scope that is not switched on for us is our own mistake', async () => {
  Object.assign(fortnox.clients[0]!, { scopes: ['invoice'] })
  const { searchParams: parameters } = await approve(service)
  expect(parameters.get('error')).toBe('invalid_scope')
  expect(await codeOf(provider.exchangeCode({ ...service, parameters }))).toBe('configuration')
})

test.each<[string, ProviderErrorCode]>([
  ['access_denied', 'refused'],
  ['invalid_scope', 'configuration'],
  ['unauthorized_client', 'configuration'],
  ['error_missing_license', 'licence_missing'],
  ['error_missing_app_license', 'licence_missing'],
  ['error_missing_licence', 'licence_missing'],
  ['error_missing_system_admin_right', 'not_administrator'],
  ['error_missing_system_admin_permission', 'not_administrator'],
  ['error_missing_anything', 'not_administrator'],
  ['error_other', 'rejected'],
  ['server_error', 'unavailable'],
])('a redirect with %s is %s, and no code is asked for', async (error, code) => {
  const parameters = new URLSearchParams({ error, state: service.state })
  expect(await codeOf(provider.exchangeCode({ ...service, parameters }))).toBe(code)
  const forged = new URLSearchParams({ error, state: 'another' })
  expect(await codeOf(provider.exchangeCode({ ...service, parameters: forged }))).toBe('rejected')
  expect(fortnox.requests).toEqual([])
})
