import { decodeJwt, decodeProtectedHeader } from 'jose'
import * as client from 'openid-client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createVismaSimulator, type VismaSimulator } from '../src/index.ts'
import {
  authorizeUrl,
  callApi,
  connect,
  consent,
  createUserAgent,
  postToken,
  REDIRECT_URI,
} from './user-agent.ts'

let visma: VismaSimulator

beforeEach(async () => {
  visma = await createVismaSimulator()
  await visma.registerRedirectUri('collector', REDIRECT_URI)
})
afterEach(() => visma.close())

test('openid-client discovers the service, exchanges a code with PKCE, reads the API and refreshes', async () => {
  const [registered] = visma.clients
  const config = await client.discovery(
    new URL(visma.identityUrl),
    registered!.clientId,
    undefined,
    client.ClientSecretBasic(registered!.clientSecret),
    { execute: [client.allowInsecureRequests] },
  )
  const codeVerifier = client.randomPKCECodeVerifier()
  const state = client.randomState()
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: REDIRECT_URI,
    scope: 'ea:api ea:sales_readonly offline_access',
    state,
    prompt: 'select_account',
    acr_values: 'service:44643EB1-3F76-4C1C-A672-402AE8085934',
    code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
  })

  const callback = await consent(visma, { url })
  expect(callback.searchParams.get('code')).toMatch(/^[0-9A-F]{64}-1$/)
  expect(callback.searchParams.get('iss')).toBe(visma.identityUrl)
  expect(callback.searchParams.get('state')).toBe(state)
  expect(callback.searchParams.get('scope')?.split(' ').sort()).toEqual([
    'ea:api',
    'ea:sales_readonly',
    'offline_access',
  ])

  const tokens = await client.authorizationCodeGrant(config, callback, {
    pkceCodeVerifier: codeVerifier,
    expectedState: state,
  })
  expect(tokens).toMatchObject({ token_type: 'bearer', expires_in: 3600 })
  expect(tokens.refresh_token).toMatch(/^[0-9A-F]{64}-1$/)
  expect(tokens.scope?.split(' ').sort()).toEqual(['ea:api', 'ea:sales_readonly', 'offline_access'])

  const company = visma.companies.find('Björks Salong AB')
  const settings = await callApi(visma, '/v2/companysettings', tokens.access_token)
  expect(settings).toMatchObject({
    status: 200,
    body: { Name: 'Björks Salong AB', CorporateIdentityNumber: company.corporateIdentityNumber },
  })
  const invoices = await callApi(visma, '/v2/customerinvoices', tokens.access_token)
  expect(invoices.body.Data).toHaveLength(50)

  const refreshed = await client.refreshTokenGrant(config, tokens.refresh_token!)
  expect(refreshed.refresh_token).not.toBe(tokens.refresh_token)
  expect(refreshed.scope?.split(' ')).toContain('ea:sales_readonly')
})

test('the access token is an RS256 JWT that names user, company, client and scopes', async () => {
  const { access_token } = await connect(visma)
  const company = visma.companies.find('Björks Salong AB')
  const now = Math.floor(Date.now() / 1000)

  expect(decodeProtectedHeader(access_token!)).toMatchObject({ typ: 'JWT', alg: 'RS256' })
  const claims = decodeJwt(access_token!)
  expect(claims).toMatchObject({
    iss: visma.identityUrl,
    aud: `${visma.identityUrl}/resources`,
    client_id: 'collector',
    customer_id: company.id,
    email: 'eva@bjorks-salong.example',
    idp: 'local',
    amr: ['pwd'],
    scope: ['ea:api', 'ea:sales_readonly', 'offline_access'],
  })
  expect(claims.exp! - claims.iat!).toBe(3600)
  expect(Math.abs(claims.nbf! - now)).toBeLessThan(10)
  expect(claims.sub).toMatch(/^[0-9a-f-]{36}$/)
  expect(claims.auth_time).toBeTypeOf('number')
})

test('discovery advertises what the real service does, and no ui_locales', async () => {
  const { body } = await callApi(visma, '/.well-known/openid-configuration', undefined)
  expect(body).toMatchObject({
    issuer: visma.identityUrl,
    authorization_endpoint: `${visma.identityUrl}/connect/authorize`,
    token_endpoint: `${visma.identityUrl}/connect/token`,
    revocation_endpoint: `${visma.identityUrl}/connect/revocation`,
    jwks_uri: `${visma.identityUrl}/.well-known/openid-configuration/jwks`,
    code_challenge_methods_supported: ['plain', 'S256'],
    prompt_values_supported: ['none', 'login', 'consent', 'select_account'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    authorization_response_iss_parameter_supported: true,
  })
  expect(body).not.toHaveProperty('ui_locales_supported')
  const jwks = await callApi(visma, '/.well-known/openid-configuration/jwks', undefined)
  expect(jwks.body.keys).toEqual([expect.objectContaining({ kty: 'RSA', use: 'sig', alg: 'RS256' })])
  expect(jwks.body.keys[0]).not.toHaveProperty('d')
})

test('saying no sends access_denied with state and iss, and nothing else', async () => {
  const agent = createUserAgent(visma.identityUrl)
  const login = await agent.open(authorizeUrl(visma))
  const asked = await agent.submit(login, 'Sign in', { email: 'eva@bjorks-salong.example', password: 'demo' })
  const { url } = await agent.submit(asked, 'No, do not allow')
  expect(`${url.origin}${url.pathname}`).toBe(REDIRECT_URI)
  expect(Object.fromEntries(url.searchParams)).toEqual({
    error: 'access_denied',
    state: 'the-state',
    iss: visma.identityUrl,
  })
})

test('a code works once, and using it again ends what it gave', async () => {
  const code = (await consent(visma)).searchParams.get('code')!
  const form = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI }
  const first = await postToken(visma, form)
  expect(first.status).toBe(200)
  expect(await postToken(visma, form)).toEqual({ status: 400, body: { error: 'invalid_grant' } })
  const refresh = { grant_type: 'refresh_token', refresh_token: first.body.refresh_token! }
  expect(await postToken(visma, refresh)).toEqual({ status: 400, body: { error: 'invalid_grant' } })
})

test('of fifty simultaneous exchanges of one code exactly one succeeds', async () => {
  const code = (await consent(visma)).searchParams.get('code')!
  const form = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI }
  const answers = await Promise.all(Array.from({ length: 50 }, () => postToken(visma, form)))
  expect(answers.filter(answer => answer.status === 200)).toHaveLength(1)
})

test('a verifier must be sent when a challenge was, and must match; plain challenges work too', async () => {
  const verifier = client.randomPKCECodeVerifier()
  const challenge = await client.calculatePKCECodeChallenge(verifier)
  const exchange = async (parameters: Record<string, string>, codeVerifier?: string) => {
    const code = (await consent(visma, { url: authorizeUrl(visma, parameters) })).searchParams.get('code')!
    const extra = codeVerifier ? { code_verifier: codeVerifier } : {}
    return (
      await postToken(visma, { grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI, ...extra })
    ).body
  }
  const s256 = { code_challenge: challenge, code_challenge_method: 'S256' }
  expect(await exchange(s256)).toEqual({ error: 'invalid_grant' })
  expect(await exchange(s256, client.randomPKCECodeVerifier())).toEqual({ error: 'invalid_grant' })
  expect(await exchange(s256, verifier)).toHaveProperty('access_token')
  expect(await exchange({ code_challenge: verifier }, verifier)).toHaveProperty('access_token')
})

test('without offline_access there is no refresh token, and without state none comes back', async () => {
  const callback = await consent(visma, {
    url: authorizeUrl(visma, { scope: 'ea:api ea:sales_readonly', state: undefined }),
  })
  expect(callback.searchParams.has('state')).toBe(false)
  const code = callback.searchParams.get('code')!
  const { body } = await postToken(visma, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: REDIRECT_URI,
  })
  expect(body).toHaveProperty('access_token')
  expect(body).not.toHaveProperty('refresh_token')
})

test('with openid an id_token comes along, and userinfo is not needed for it', async () => {
  const url = authorizeUrl(visma, {
    scope: 'openid email ea:api ea:sales_readonly offline_access',
    nonce: 'n-1',
  })
  const tokens = await connect(visma, { url })
  expect(decodeJwt(tokens.id_token!)).toMatchObject({
    iss: visma.identityUrl,
    aud: 'collector',
    nonce: 'n-1',
  })
  expect((await callApi(visma, '/v2/companysettings', tokens.access_token)).status).toBe(200)
})

test.each(['2020-02-29T12:00:00Z', '2040-01-01T00:00:00Z'])('everything works at %s', async at => {
  const elsewhen = await createVismaSimulator({ now: () => new Date(at) })
  try {
    const tokens = await connect(elsewhen)
    expect(decodeJwt(tokens.access_token!).iat).toBe(Date.parse(at) / 1000)
    const { body } = await callApi(
      elsewhen,
      '/v2/customerinvoices?$orderby=InvoiceDate desc',
      tokens.access_token,
    )
    expect(body.Meta.ServerTimeUtc).toBe(new Date(at).toISOString())
    expect(String(body.Data[0]!.InvoiceDate) <= at.slice(0, 10)).toBe(true)
    expect(String(body.Data[0]!.InvoiceDate) > String(Number(at.slice(0, 4)) - 1)).toBe(true)
    const form = { grant_type: 'refresh_token', refresh_token: tokens.refresh_token! }
    expect((await postToken(elsewhen, form)).status).toBe(200)
  } finally {
    await elsewhen.close()
  }
})

test('the public origin names every endpoint, whatever address a request came by', async () => {
  const named = await createVismaSimulator({ origin: port => `http://localhost:${port}` })
  try {
    expect(named.identityUrl).toMatch(/^http:\/\/localhost:\d+$/)
    const byAddress = named.identityUrl.replace('localhost', '127.0.0.1')
    const response = await fetch(`${byAddress}/.well-known/openid-configuration`)
    const discovery = (await response.json()) as Record<string, string>
    expect(discovery.issuer).toBe(named.identityUrl)
    expect(discovery.token_endpoint).toBe(`${named.identityUrl}/connect/token`)
  } finally {
    await named.close()
  }
})

test('companies of one’s own come with someone who can sign in to them', async () => {
  const small = await createVismaSimulator({ companies: [{ name: 'Min Firma AB', invoices: 3 }] })
  try {
    const { access_token } = await connect(small)
    expect((await callApi(small, '/v2/companysettings', access_token)).body.Name).toBe('Min Firma AB')
    expect((await callApi(small, '/v2/customerinvoices', access_token)).body.Meta.TotalNumberOfResults).toBe(
      3,
    )
  } finally {
    await small.close()
  }
})
