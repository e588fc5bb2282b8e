import { afterEach, beforeEach, expect, test } from 'vitest'
import { createFortnoxSimulator, type FortnoxSimulator } from '../src/index.ts'
import { ANNA, authorizeUrl, callApi, connect } from './fortnox-agent.ts'

let fortnox: FortnoxSimulator
let clock: number
let token: string

beforeEach(async () => {
  clock = Date.now()
  fortnox = await createFortnoxSimulator({ now: () => new Date(clock) })
  token = (await connect(fortnox)).access_token!
})
afterEach(() => fortnox.close())

const bjorks = () => fortnox.companies.find('Björks Salong AB')
const get = (path: string, accessToken: string | undefined = token) => callApi(fortnox, path, accessToken)

test('no token, a foreign one and an expired one all get the answer of the gateway', async () => {
  const refused = { status: 401, text: '{"message":"unauthorized"}' }
  expect(await callApi(fortnox, '/3/invoices', undefined)).toMatchObject(refused)
  expect(await get('/3/invoices', `${token.slice(0, -4)}AAAA`)).toMatchObject(refused)
  clock += 3_599_000
  expect((await get('/3/invoices?limit=1')).status).toBe(200)
  clock += 1000
  expect(await get('/3/invoices')).toMatchObject(refused)
})

test('answers carry the recorded headers, none about the rate limit, and escaped slashes', async () => {
  const { headers, text } = await get('/3/invoices/')
  expect(headers.get('content-type')).toBe('application/json')
  expect(headers.get('server')).toBe('Fortnox')
  expect(headers.get('x-uid')).toMatch(/^[0-9a-f]{8}$/)
  expect([...headers.keys()].filter(name => /rate-?limit|retry/i.test(name))).toEqual([])
  expect(text).toContain(':\\/\\/')
  expect(text).not.toContain('://')
})

test('the company tells its number as a number, and its organisation number with z', async () => {
  const { body } = await get('/3/companyinformation')
  expect(body.CompanyInformation).toEqual({
    Address: bjorks().address,
    City: 'Växjö',
    CountryCode: 'SE',
    DatabaseNumber: bjorks().tenantId,
    CompanyName: 'Björks Salong AB',
    OrganizationNumber: bjorks().organizationNumber,
    VisitAddress: '',
    VisitCity: '',
    VisitCountryCode: '',
    VisitZipCode: '',
    ZipCode: '35230',
  })
  fortnox.behaviour.databaseNumber = 'string'
  const switched = await get('/3/companyinformation')
  expect(switched.body.CompanyInformation.DatabaseNumber).toBe(String(bjorks().tenantId))
})

test('the company settings need a scope of their own', async () => {
  expect((await get('/3/settings/company')).body.ErrorInformation.code).toBe(2000663)
  fortnox.clients[0]!.scopes.push('settings')
  const { access_token } = await connect(fortnox, { url: authorizeUrl(fortnox, { scope: 'settings' }) })
  const { body } = await get('/3/settings/company', access_token)
  expect(body.CompanySettings).toMatchObject({
    DatabaseNumber: String(bjorks().tenantId),
    BG: bjorks().bankGiro,
  })
})

test.each([
  ['Norrlunda Event HB', '/3/companyinformation', 2001103, 'Api-licens saknas.'],
  ['Norrlunda Invest AB', '/3/invoices', 2001101, 'Det finns ingen aktiv licens för önskat scope'],
  ['Norrlunda Skog AB', '/3/invoices/2001', 2001339, 'Du har inte rätt att lista fakturor'],
])('%s at %s: 400 %i', async (company, path, code, message) => {
  const url = authorizeUrl(fortnox, { account_type: undefined })
  const { access_token } = await connect(fortnox, { email: ANNA, company, url })
  const answer = await get(path, access_token)
  expect(answer.status).toBe(400)
  expect(answer.body).toEqual({ ErrorInformation: { error: 1, message, code } })
  fortnox.behaviour.permissionErrorStatus = 403
  expect((await get(path, access_token)).status).toBe(403)
})

test('a service account may list invoices where the user may not', async () => {
  const { access_token } = await connect(fortnox, { email: ANNA, company: 'Norrlunda Skog AB' })
  expect((await get('/3/invoices', access_token)).status).toBe(200)
})

test.each([
  ['locked', 401, 2000310],
  ['noLicence', 400, 2001101],
  ['notBought', 400, 2001103],
  ['noApiLicence', 400, 2001103],
] as const)('a company that becomes %s gets %i %i', async (state, status, code) => {
  fortnox.companies.setState(bjorks().id, state)
  const answer = await get('/3/customers')
  expect([answer.status, answer.body.ErrorInformation.code]).toEqual([status, code])
})

test('a scope that the token lacks is refused', async () => {
  const { access_token } = await connect(fortnox, {
    url: authorizeUrl(fortnox, { scope: 'companyinformation' }),
  })
  const answer = await get('/3/invoices', access_token)
  expect(answer.status).toBe(400)
  expect(answer.text).toBe(
    '{"ErrorInformation":{"error":1,"message":"Har inte beh\\u00f6righet f\\u00f6r scope","code":2000663}}',
  )
})

test('the keys of errors come in both letter cases, or in one by a switch', async () => {
  expect((await get('/3/invoices/1')).body).toEqual({
    ErrorInformation: { Error: 1, Message: 'Kan inte hitta fakturan.', Code: 2000434 },
  })
  const customer = await get('/3/customers/nobody')
  expect([customer.status, customer.body.ErrorInformation.Code]).toEqual([404, 2000433])
  fortnox.behaviour.errorKeys = 'lowerCase'
  expect((await get('/3/invoices/1')).body.ErrorInformation.code).toBe(2000434)
  fortnox.behaviour.errorKeys = 'capitalised'
  expect((await get('/3/invoices?filter=x')).body.ErrorInformation.Code).toBe(2000587)
  expect((await get('/3/nothing')).status).toBe(404)
})

test('other formats than JSON are refused', async () => {
  const call = (headers: Record<string, string>) =>
    fetch(new URL('/3/invoices', fortnox.apiUrl), {
      headers: { authorization: `Bearer ${token}`, ...headers },
    })
  expect(await (await call({ accept: 'application/xml' })).json()).toMatchObject({
    ErrorInformation: { code: 1000030 },
  })
  expect(await (await call({ 'content-type': 'text/xml' })).json()).toMatchObject({
    ErrorInformation: { code: 1000031 },
  })
  expect((await call({})).status).toBe(200)
})

test.each(['email', 'einvoice', 'eprint', 'print', 'printreminder'])(
  'a GET of %s is refused and recorded',
  async action => {
    fortnox.clearRequests()
    const answer = await get(`/3/invoices/2001/${action}`)
    expect(answer.status).toBe(403)
    expect(fortnox.sideEffects).toMatchObject([{ method: 'GET', path: `/3/invoices/2001/${action}` }])
    await get(`/3/invoices/2001/${action}/`, '')
    expect(fortnox.sideEffects).toHaveLength(2)
  },
)

test('everything that writes is refused and recorded, and reading is not recorded as such', async () => {
  fortnox.clearRequests()
  for (const path of ['/3/companyinformation', '/3/invoices', '/3/invoices/2001', '/3/customers/1001'])
    await get(path)
  expect(fortnox.sideEffects).toEqual([])
  for (const [method, path] of [
    ['PUT', '/3/invoices/2001/bookkeep'],
    ['POST', '/3/customers'],
    ['DELETE', '/3/customers/1001'],
  ]) {
    const response = await fetch(new URL(path!, fortnox.apiUrl), {
      method: method!,
      headers: { authorization: `Bearer ${token}` },
    })
    expect(response.status).toBe(403)
  }
  expect(fortnox.sideEffects.map(({ method }) => method)).toEqual(['PUT', 'POST', 'DELETE'])
})

const hits = async (count: number, accessToken = token) => {
  const answers = await Promise.all(
    Array.from({ length: count }, () => get('/3/companyinformation', accessToken)),
  )
  return answers.filter(({ status }) => status === 200).length
}

test('the 26th request within five seconds is refused, and the window slides', async () => {
  expect(await hits(10)).toBe(10)
  clock += 3000
  expect(await hits(15)).toBe(15)
  expect((await get('/3/invoices')).status).toBe(429)
  clock += 1999
  fortnox.behaviour.refusedRequestsCount = false
  expect(await hits(1)).toBe(0)
  clock += 1
  // The first ten have left; the refusal that counted has not.
  expect(await hits(12)).toBe(9)
})

test('hammering prolongs the wait, and other tenants are unaffected', async () => {
  const anna = await connect(fortnox, { email: ANNA, company: 'Norrlunda Bygg AB' })
  expect(await hits(60)).toBe(25)
  expect(await hits(25, anna.access_token!)).toBe(25)
  clock += 4900
  expect(await hits(25)).toBe(0)
  clock += 200
  expect(await hits(1)).toBe(0)
  clock += 5000
  expect(await hits(25)).toBe(25)
})

test('several tokens of one tenant share one budget', async () => {
  const second = await connect(fortnox)
  expect(await hits(20)).toBe(20)
  expect(await hits(10, second.access_token!)).toBe(5)
})

test('a 429 has the Retry-After and the body of the switches', async () => {
  await hits(25)
  const { behaviour } = fortnox
  const plain = await get('/3/invoices')
  expect([plain.headers.get('retry-after'), plain.body.message]).toEqual([null, 'API rate limit exceeded'])
  Object.assign(behaviour, { retryAfter: 'seconds', rateLimitBody: 'empty' })
  const empty = await get('/3/invoices')
  expect([empty.headers.get('retry-after'), empty.headers.get('content-type'), empty.text]).toEqual([
    '5',
    null,
    '',
  ])
  Object.assign(behaviour, { retryAfter: 'date', rateLimitBody: 'html' })
  const html = await get('/3/invoices')
  expect(Date.parse(html.headers.get('retry-after')!)).toBe(Math.floor((clock + 5000) / 1000) * 1000)
  expect(html.text).toContain('<h1>429')
})

test('scripted faults speak the dialect of the service', async () => {
  fortnox.faults.add({ times: 1, fault: { kind: 'status', status: 500 } })
  expect((await get('/3/invoices')).body.ErrorInformation.code).toBe(1000003)
  fortnox.faults.add({ times: 1, fault: { kind: 'rateLimit', style: 'bodyText', seconds: 7 } })
  const limited = await get('/3/invoices')
  expect([limited.status, limited.body.message]).toEqual([
    429,
    'API rate limit exceeded. Try again in 7 seconds.',
  ])
  fortnox.faults.add({ times: 1, fault: { kind: 'wrongBody' } })
  expect((await get('/3/invoices')).body.Invoices).toBe('not a list')
  fortnox.behaviour.apiOutage = { kind: 'html', status: 503 }
  expect((await get('/3/invoices')).status).toBe(503)
  fortnox.behaviour.apiOutage = null
  fortnox.behaviour.identityOutage = { kind: 'status', status: 502, body: '' }
  expect((await fetch(new URL('/oauth-v1/token', fortnox.oauthUrl), { method: 'POST' })).status).toBe(502)
  expect((await get('/3/invoices')).status).toBe(200)
})
