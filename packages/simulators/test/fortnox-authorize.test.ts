import { afterEach, beforeEach, expect, test } from 'vitest'
import { createFortnoxSimulator, type FortnoxSimulator } from '../src/index.ts'
import { ANNA, authorizeUrl, consent, EVA, PETRA, REDIRECT_URI } from './fortnox-agent.ts'
import { createUserAgent } from './user-agent.ts'

let fortnox: FortnoxSimulator

beforeEach(async () => {
  fortnox = await createFortnoxSimulator()
  await fortnox.registerRedirectUri('collectorSim', REDIRECT_URI)
})
afterEach(() => fortnox.close())

const open = (parameters: Record<string, string | undefined>) =>
  createUserAgent(fortnox.oauthUrl).open(authorizeUrl(fortnox, parameters))
const signIn = async (email: string, parameters: Record<string, string | undefined> = {}) => {
  const agent = createUserAgent(fortnox.oauthUrl)
  const login = await agent.open(authorizeUrl(fortnox, parameters))
  return { agent, seen: await agent.submit(login, 'Logga in', { email, password: 'demo' }) }
}
const parametersOf = (url: URL) => Object.fromEntries(url.searchParams)

test.each<[string, Record<string, string | undefined>, string]>([
  ['an unknown client', { client_id: 'nobody' }, 'Auth code or ClientID supplied is invalid'],
  ['another redirect URI', { redirect_uri: `${REDIRECT_URI}/` }, 'does not match'],
  ['a wrong response type and redirect URI', { response_type: 'token', redirect_uri: 'x' }, 'does not match'],
])('%s is told on a page of its own', async (_name, parameters, text) => {
  const seen = await open(parameters)
  expect(seen.status).toBe(400)
  expect(seen.html).toContain('<h1>Något gick fel')
  expect(seen.html).toContain(text)
})

test.each<[string, Record<string, string | undefined>, Record<string, string>]>([
  [
    'no response type',
    { response_type: undefined, scope: 'x' },
    { error: 'invalid_request', state: 'the-state' },
  ],
  ['response_type=token', { response_type: 'token' }, { error: 'unsupported_response_type' }],
  [
    'no state',
    { state: undefined, scope: 'wrong' },
    { error: 'invalid_request', error_description: 'The state parameter is required' },
  ],
  [
    'a scope that is not in the portal',
    { scope: 'invoice bookkeeping' },
    {
      error: 'invalid_scope',
      error_description: 'An unsupported scope was requested',
      state: 'the-state',
    },
  ],
  ['a scope in another letter case', { scope: 'Invoice' }, { error: 'invalid_scope' }],
  ['no scope', { scope: undefined }, { error: 'invalid_scope' }],
  ['an account type but service', { account_type: 'user' }, { error: 'invalid_request' }],
])('%s is told by a redirect before anybody signs in', async (_name, parameters, expected) => {
  const { url } = await open(parameters)
  expect(`${url.origin}${url.pathname}`).toBe(REDIRECT_URI)
  expect(parametersOf(url)).toMatchObject(expected)
  const stateSent = !('state' in parameters)
  expect(url.searchParams.has('state')).toBe(stateSent)
})

test('a parameter given twice is refused, and a POST to the page is forbidden', async () => {
  const url = authorizeUrl(fortnox)
  url.searchParams.append('state', 'another')
  expect((await createUserAgent(fortnox.oauthUrl).open(url)).status).toBe(400)
  const response = await fetch(authorizeUrl(fortnox), {
    method: 'POST',
    body: new URLSearchParams({ code: 'x' }),
  })
  expect(response.status).toBe(403)
})

test('a service account must be open to the client', async () => {
  const [client] = fortnox.clients
  client!.allowsServiceAccount = false
  const seen = await open({})
  expect(seen.html).toContain('Client does not allow service account')
  expect((await open({ account_type: undefined })).html).toContain('Logga in på Fortnox')
})

test('without a redirect URI the registered one is taken', async () => {
  const url = authorizeUrl(fortnox, { redirect_uri: undefined })
  const callback = await consent(fortnox, { url })
  expect(callback.href).toContain(`${REDIRECT_URI}?code=`)
  await fortnox.registerRedirectUri('collectorSim', 'http://other.example/')
  expect((await open({ redirect_uri: undefined })).html).toContain('invalid_uri')
  fortnox.behaviour.redirectUris = 'lastOnly'
  expect((await open({})).html).toContain('redirect_uri_mismatch')
  fortnox.behaviour.redirectUris = 'several'
  fortnox.behaviour.redirectUriMatch = 'withoutQuery'
  expect((await open({ redirect_uri: `${REDIRECT_URI}?a=b` })).html).toContain('Logga in')
})

test('state comes back byte for byte, and a query of the redirect URI stays', async () => {
  const state = 'a+b c&d=é%20"<>🍦/\\~'
  const uri = `${REDIRECT_URI}?own=1%202`
  await fortnox.registerRedirectUri('collectorSim', uri)
  const callback = await consent(fortnox, { url: authorizeUrl(fortnox, { state, redirect_uri: uri }) })
  expect(callback.searchParams.get('state')).toBe(state)
  expect(callback.href).toContain('?own=1%202&code=')
})

test('the consent page is Swedish and puts each scope into words', async () => {
  const { seen } = await signIn(EVA)
  expect(seen.html).toContain('lang="sv"')
  expect(seen.html).toContain('<h1>Aktivering</h1>')
  for (const text of ['Björks Salong AB', 'Företagsinformation', 'Kunder', 'Kundfakturor', 'servicekonto']) {
    expect(seen.html).toContain(text)
  }
  expect(seen.html).toContain('Godkänn &amp; aktivera')
  const personal = await signIn(EVA, { account_type: undefined })
  expect(personal.seen.html).toContain('dina egna behörigheter')
})

test('a wrong password is told, and one can switch accounts', async () => {
  const agent = createUserAgent(fortnox.oauthUrl)
  const login = await agent.open(authorizeUrl(fortnox))
  const failed = await agent.submit(login, 'Logga in', { email: EVA, password: 'wrong' })
  expect(failed.html).toContain('role="alert"')
  const asked = await agent.submit(failed, 'Logga in', { email: EVA, password: 'demo' })
  const again = await agent.submit(asked, 'Byt användare')
  expect(again.html).toContain('Logga in på Fortnox')
  const choice = await agent.submit(again, 'Fortsätt som Petra Mälström')
  expect(choice.html).toContain('<h1>Välj företag')
})

test('who is signed in already is not asked again', async () => {
  const { agent } = await signIn(EVA)
  expect((await agent.open(authorizeUrl(fortnox, { state: 'second' }))).html).toContain('<h1>Aktivering')
})

test('one of several companies is chosen, and someone else’s cannot be', async () => {
  const { agent, seen } = await signIn(ANNA)
  expect(seen.html).toContain('<h1>Välj företag')
  expect(seen.html).not.toContain('Björks Salong AB')
  const chosen = await agent.submit(seen, 'Norrlunda Bygg AB')
  expect(chosen.html).toContain('Välj ett annat företag')
  await agent.submit(chosen, 'Godkänn & aktivera')
  const company = fortnox.companies.find('Norrlunda Bygg AB')
  expect(fortnox.grants()).toMatchObject([
    { companyId: company.id, tenantId: company.tenantId, accountId: ANNA, clientId: 'collectorSim' },
  ])
  const foreign = fortnox.companies.find('Björks Salong AB')
  const url = authorizeUrl(fortnox)
  url.pathname += `/${foreign.id}`
  expect((await agent.open(url)).html).toContain('<h1>Välj företag')
})

test('who has no company is told so', async () => {
  const { agent, seen } = await signIn('olle@utan-foretag.example')
  expect(seen.html).toContain('Det finns inget företag att välja.')
  const { url } = await agent.submit(seen, 'Avbryt')
  expect(url.searchParams.get('error')).toBe('access_denied')
})

test('declining sends access_denied with its text and the state', async () => {
  const { agent, seen } = await signIn(EVA)
  const { url } = await agent.submit(seen, 'Avbryt')
  expect(parametersOf(url)).toEqual({
    error: 'access_denied',
    error_description: 'The user denied access to your application',
    state: 'the-state',
  })
  expect(fortnox.grants()).toEqual([])
})

test.each([
  ['Norrlunda Redovisning AB', { error: 'error_missing_license', state: 'the-state' }],
  ['Norrlunda Fastigheter AB', { error: 'error_missing_app_license', state: 'the-state' }],
  ['Norrlunda Åkeri AB', { error: 'error_missing_system_admin_right', state: 'the-state' }],
  ['Gamla Norrlunda Trä AB', {}],
])('connecting %s ends at the callback with %o', async (company, expected) => {
  const url = await consent(fortnox, { email: ANNA, company })
  expect(`${url.origin}${url.pathname}`).toBe(REDIRECT_URI)
  expect(parametersOf(url)).toEqual(expected)
  expect(fortnox.grants()).toEqual([])
})

test('without a service account no administrator is needed', async () => {
  const options = { email: PETRA, company: 'Björks Salong AB' }
  const refused = await consent(fortnox, options)
  expect(refused.searchParams.get('error')).toBe('error_missing_system_admin_right')
  const url = authorizeUrl(fortnox, { account_type: undefined })
  expect((await consent(fortnox, { ...options, url })).searchParams.get('code')).toBeTruthy()
})

test('a client nobody has bought cannot be connected', async () => {
  fortnox.clients[0]!.bought = false
  expect((await consent(fortnox)).searchParams.get('error')).toBe('error_missing_app_license')
})

test('the switches of refusals', async () => {
  const { behaviour } = fortnox
  behaviour.systemAdminError = 'error_missing_system_admin_permission'
  behaviour.missingErrorDescriptions = true
  const url = await consent(fortnox, { email: ANNA, company: 'Norrlunda Åkeri AB' })
  expect(parametersOf(url)).toMatchObject({
    error: 'error_missing_system_admin_permission',
    error_description: 'The user is not a system administrator',
  })
  behaviour.bareCallback = true
  expect((await consent(fortnox)).href).toBe(REDIRECT_URI)
  behaviour.bareCallback = false

  const invest = { email: ANNA, company: 'Norrlunda Invest AB' }
  expect((await consent(fortnox, invest)).searchParams.has('code')).toBe(true)
  behaviour.moduleLicenceAtConsent = 'checked'
  expect((await consent(fortnox, invest)).searchParams.get('error')).toBe('error_missing_license')

  behaviour.licenceCheck = 'beforeConsent'
  const { agent, seen } = await signIn(ANNA)
  const early = await agent.submit(seen, 'Norrlunda Redovisning AB')
  expect(early.url.searchParams.get('error')).toBe('error_missing_license')
})
