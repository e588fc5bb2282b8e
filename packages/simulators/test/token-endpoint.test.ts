import { afterEach, beforeEach, expect, test } from 'vitest'
import { createVismaSimulator, type VismaSimulator } from '../src/index.ts'
import { useDataFile } from './data-file.ts'
import { authorizeUrl, callApi, connect, consent, postToken, REDIRECT_URI } from './user-agent.ts'

const INVALID_GRANT = { status: 400, body: { error: 'invalid_grant' } }
const INVALID_CLIENT = { status: 400, body: { error: 'invalid_client' } }

const place = useDataFile('visma')
let visma: VismaSimulator
let clockMs: number

beforeEach(async () => {
  clockMs = Date.now()
  visma = await createVismaSimulator({
    // Writing the file between look-up and use is what lets simultaneous requests overtake each other.
    dataFile: place.dataFile,
    now: () => new Date(clockMs),
    clients: [
      {
        clientId: 'rotating',
        clientSecret: 'se%25+cr:et&=',
        redirectUris: [],
        refreshTokens: 'rotating',
        kind: 'production',
      },
      {
        clientId: 'reusable',
        clientSecret: 'plain-secret',
        redirectUris: [],
        refreshTokens: 'reusable',
        kind: 'production',
      },
    ],
  })
})
afterEach(() => visma.close())

const refresh = (token: string | undefined, client = visma.clients[0]) =>
  postToken(visma, { grant_type: 'refresh_token', refresh_token: token ?? '' }, client)

const connectReusable = async () => {
  const client = visma.clients[1]!
  await visma.registerRedirectUri('reusable', REDIRECT_URI)
  const url = authorizeUrl(visma, { client_id: 'reusable' })
  const code = (await consent(visma, { url })).searchParams.get('code')!
  const form = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI }
  return { client, tokens: (await postToken(visma, form, client)).body }
}

const post = async (path: string, body: URLSearchParams | string, headers: Record<string, string> = {}) => {
  const response = await fetch(new URL(path, visma.identityUrl), { method: 'POST', body, headers })
  const text = await response.text()
  return { status: response.status, text, body: text === '' ? null : (JSON.parse(text) as unknown) }
}
const basic = (id: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
})

test('a rotating refresh token works once; its second use ends the whole grant', async () => {
  const tokens = await connect(visma)
  const second = await refresh(tokens.refresh_token)
  expect(second.status).toBe(200)
  expect(second.body.refresh_token).not.toBe(tokens.refresh_token)
  expect(await refresh(tokens.refresh_token)).toEqual(INVALID_GRANT)
  expect(await refresh(second.body.refresh_token)).toEqual(INVALID_GRANT)
  expect(visma.grants()).toEqual([])
  expect(visma.counters.tokenRequests(tokens.refresh_token!)).toBe(2)
})

test('of simultaneous refreshes with one rotating token exactly one succeeds', async () => {
  const { refresh_token } = await connect(visma)
  const answers = await Promise.all(Array.from({ length: 10 }, () => refresh(refresh_token)))
  expect(answers.filter(answer => answer.status === 200)).toHaveLength(1)
  expect(visma.counters.tokenRequests(refresh_token!)).toBe(10)
  expect(visma.counters.inFlightMax).toBeGreaterThan(1)
})

test('a reusable refresh token stays the same, and is repeated in the answer unless told otherwise', async () => {
  const { client, tokens } = await connectReusable()
  expect((await refresh(tokens.refresh_token, client)).body.refresh_token).toBe(tokens.refresh_token)
  visma.behaviour.repeatReusableRefreshToken = false
  const again = await refresh(tokens.refresh_token, client)
  expect(again.status).toBe(200)
  expect(again.body).not.toHaveProperty('refresh_token')
})

test('a token of one client is worth nothing to another', async () => {
  const { refresh_token } = await connect(visma)
  expect(await refresh(refresh_token, visma.clients[1])).toEqual(INVALID_GRANT)
})

test('a code expires after five minutes by the simulator clock', async () => {
  await visma.registerRedirectUri('rotating', REDIRECT_URI)
  const exchange = async (waitMs: number) => {
    const code = (await consent(visma)).searchParams.get('code')!
    clockMs += waitMs
    return postToken(visma, { grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI })
  }
  expect((await exchange(295_000)).status).toBe(200)
  expect(await exchange(301_000)).toEqual(INVALID_GRANT)
})

test('the life of a refresh token slides with each rotation, or counts from the consent', async () => {
  visma.behaviour.refreshTokenLifetimeSeconds = 1000
  const sliding = await connect(visma)
  clockMs += 900_000
  const second = await refresh(sliding.refresh_token)
  clockMs += 900_000
  expect((await refresh(second.body.refresh_token)).status).toBe(200)

  visma.behaviour.refreshTokenExpiration = 'absolute'
  const absolute = await connect(visma)
  clockMs += 900_000
  const third = await refresh(absolute.refresh_token)
  clockMs += 200_000
  expect(await refresh(third.body.refresh_token)).toEqual(INVALID_GRANT)
})

test('an access token expires after an hour by the simulator clock', async () => {
  const { access_token } = await connect(visma)
  clockMs += 3_599_000
  expect((await callApi(visma, '/v2/companysettings', access_token)).status).toBe(200)
  clockMs += 2_000
  expect((await callApi(visma, '/v2/companysettings', access_token)).body.ErrorCode).toBe(4005)
})

test('a wrong redirect_uri at the exchange is invalid_grant', async () => {
  await visma.registerRedirectUri('rotating', REDIRECT_URI)
  const code = (await consent(visma)).searchParams.get('code')!
  const form = { grant_type: 'authorization_code', code, redirect_uri: 'http://product.example/other' }
  expect(await postToken(visma, form)).toEqual(INVALID_GRANT)
})

test('invalid_client comes with status 400, also for a secret that was not form-encoded', async () => {
  const form = () => new URLSearchParams({ grant_type: 'refresh_token', refresh_token: 'x' })
  const token = '/connect/token'
  expect(await post(token, form())).toMatchObject(INVALID_CLIENT)
  expect(await post(token, form(), basic('rotating', 'wrong'))).toMatchObject(INVALID_CLIENT)
  expect(await post(token, form(), basic('nobody', 'wrong'))).toMatchObject(INVALID_CLIENT)
  expect(await post(token, form(), basic('rotating', 'se%25+cr:et&='))).toMatchObject(INVALID_CLIENT)
  expect(await post(token, form(), { authorization: 'Basic !!' })).toMatchObject(INVALID_CLIENT)
})

test('the secret may come in the form too', async () => {
  const { refresh_token } = await connect(visma)
  const form = {
    client_id: 'rotating',
    client_secret: 'se%25+cr:et&=',
    grant_type: 'refresh_token',
    refresh_token: refresh_token!,
  }
  expect((await post('/connect/token', new URLSearchParams(form))).status).toBe(200)
})

test('JSON bodies and unknown grant types are refused', async () => {
  const authorization = basic('reusable', 'plain-secret')
  const json = { ...authorization, 'content-type': 'application/json' }
  expect(await post('/connect/token', JSON.stringify({ grant_type: 'refresh_token' }), json)).toMatchObject({
    status: 400,
    body: { error: 'invalid_request' },
  })
  expect(
    await post('/connect/token', new URLSearchParams({ grant_type: 'magic' }), authorization),
  ).toMatchObject({
    status: 400,
    body: { error: 'unsupported_grant_type' },
  })
})

test('revocation answers 200 with an empty body whatever the token, and ends the grant', async () => {
  const { refresh_token, access_token } = await connect(visma)
  const authorization = basic('rotating', encodeURIComponent('se%25+cr:et&='))
  const revoke = (token: string, hint: string) =>
    post('/connect/revocation', new URLSearchParams({ token, token_type_hint: hint }), authorization)

  expect(await revoke('unknown', 'refresh_token')).toEqual({ status: 200, text: '', body: null })
  expect(await revoke(access_token!, 'access_token')).toEqual({ status: 200, text: '', body: null })
  expect(await revoke(refresh_token!, 'refresh_token')).toEqual({ status: 200, text: '', body: null })
  expect(await refresh(refresh_token)).toEqual(INVALID_GRANT)
  expect((await callApi(visma, '/v2/companysettings', access_token)).status).toBe(200)
  expect(await post('/connect/revocation', new URLSearchParams({ token: 'x' }))).toMatchObject(INVALID_CLIENT)
})

test('a customer who withdraws ends refreshes at once, and access tokens when the switch says so', async () => {
  const { refresh_token, access_token } = await connect(visma)
  const { id } = visma.companies.find('Björks Salong AB')
  expect(await visma.revokeGrant({ companyId: id })).toBe(1)
  expect(await refresh(refresh_token)).toEqual(INVALID_GRANT)
  expect((await callApi(visma, '/v2/companysettings', access_token)).status).toBe(200)
  visma.behaviour.accessTokensAfterRevocation = 'rejected'
  expect((await callApi(visma, '/v2/companysettings', access_token)).status).toBe(401)
})

test('a new authorization ends the earlier one only when the switch says so', async () => {
  const first = await connect(visma)
  await connect(visma)
  expect(visma.grants()).toHaveLength(2)
  visma.behaviour.newGrantRevokesEarlier = true
  await connect(visma)
  expect(visma.grants()).toHaveLength(1)
  expect(await refresh(first.refresh_token)).toEqual(INVALID_GRANT)
})

test('withheld scopes, lower-case bearer and error descriptions are switches', async () => {
  visma.behaviour.withheldScopes = ['ea:sales_readonly']
  visma.behaviour.tokenType = 'bearer'
  const tokens = await connect(visma)
  expect(tokens).toMatchObject({ scope: 'ea:api offline_access', token_type: 'bearer' })
  expect((await callApi(visma, '/v2/companysettings', tokens.access_token)).body.ErrorCode).toBe(4006)
  visma.behaviour.errorDescriptions = true
  expect((await refresh('unknown')).body.error_description).toBeTypeOf('string')
})
