import { afterEach, beforeEach, expect, test } from 'vitest'
import { createVismaSimulator, type VismaCompanyState, type VismaSimulator } from '../src/index.ts'
import { authorizeUrl, callApi, connect } from './user-agent.ts'

let visma: VismaSimulator
let clockMs: number

beforeEach(async () => {
  clockMs = Date.now()
  visma = await createVismaSimulator({ now: () => new Date(clockMs) })
})
afterEach(() => visma.close())

const eva = () => visma.companies.find('Björks Salong AB').id

test('no token, a strange one, or one with a changed signature is 401 with 4005', async () => {
  const { access_token } = await connect(visma)
  const [header, payload, signature] = access_token!.split('.')
  const forged = [header, payload, `${signature!.slice(0, -4)}AAAA`].join('.')
  for (const token of [undefined, 'rubbish', forged]) {
    const { status, body, headers } = await callApi(visma, '/v2/customerinvoices', token)
    expect({ status, code: body.ErrorCode }).toEqual({ status: 401, code: 4005 })
    expect(body.DeveloperErrorMessage).toContain('AuthorizationException - ')
    expect(body.ErrorId).toMatch(/^[0-9a-f-]{36}$/)
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8')
  }
})

test('a token of another simulator is not accepted', async () => {
  const other = await createVismaSimulator()
  try {
    const { access_token } = await connect(other)
    expect((await callApi(visma, '/v2/companysettings', access_token)).status).toBe(401)
  } finally {
    await other.close()
  }
})

test.each(['ea:api offline_access', 'ea:sales_readonly', 'ea:api ea:accounting'])(
  'the scopes %s are not enough: 4006',
  async scope => {
    const { access_token } = await connect(visma, { url: authorizeUrl(visma, { scope }) })
    expect(await callApi(visma, '/v2/companysettings', access_token)).toMatchObject({
      status: 403,
      body: { ErrorCode: 4006 },
    })
  },
)

test.each<[VismaCompanyState, number]>([
  ['startupGuideNotCompleted', 4003],
  ['notActive', 4004],
  ['noAccess', 4011],
  ['licenceNotAccepted', 4012],
  ['noApiModule', 4002],
  ['permissionDenied', 4007],
])('a company in the state %s answers %i everywhere', async (state, code) => {
  const { access_token } = await connect(visma)
  visma.companies.setState(eva(), state)
  for (const path of ['/v2/companysettings', '/v2/customerinvoices', '/v2/customers']) {
    expect(await callApi(visma, path, access_token)).toMatchObject({ status: 403, body: { ErrorCode: code } })
  }
  visma.behaviour.companyErrorStatus = 400
  expect((await callApi(visma, '/v2/companysettings', access_token)).status).toBe(400)
  visma.companies.setState(eva(), 'active')
  expect((await callApi(visma, '/v2/companysettings', access_token)).status).toBe(200)
})

test('the Bookkeeping plan shows its settings and hides sales behind 4009', async () => {
  const { access_token } = await connect(visma)
  visma.companies.setState(eva(), 'noInvoicing')
  expect(await callApi(visma, '/v2/companysettings', access_token)).toMatchObject({
    status: 200,
    body: { ProductVariant: 3 },
  })
  expect((await callApi(visma, '/v2/customerinvoices?$pagesize=1', access_token)).body.ErrorCode).toBe(4009)
})

test('a sandbox client reaches sandbox companies only', async () => {
  const sandbox = await createVismaSimulator({
    clients: [
      {
        clientId: 'sandbox',
        clientSecret: 's',
        redirectUris: [],
        refreshTokens: 'rotating',
        kind: 'sandbox',
      },
    ],
  })
  try {
    const real = await connect(sandbox)
    expect((await callApi(sandbox, '/v2/companysettings', real.access_token)).body.ErrorCode).toBe(4034)
    const url = authorizeUrl(sandbox, { prompt: 'select_account' })
    const test = await connect(sandbox, {
      url,
      email: 'anders@norrlunda.example',
      company: 'Norrlunda Test AB sandbox',
    })
    expect((await callApi(sandbox, '/v2/companysettings', test.access_token)).body.Name).toBe(
      'Norrlunda Test AB sandbox',
    )
  } finally {
    await sandbox.close()
  }
})

test('ids that do not exist are 404 with 3000, and version 1 is gone', async () => {
  const { access_token } = await connect(visma)
  const nowhere = '00000000-0000-4000-8000-000000000000'
  for (const path of [
    `/v2/customerinvoices/${nowhere}`,
    `/v2/customers/${nowhere}`,
    '/v2/customers/nonsense',
    '/v2/nothing',
  ]) {
    expect(await callApi(visma, path, access_token)).toMatchObject({ status: 404, body: { ErrorCode: 3000 } })
  }
  expect((await callApi(visma, '/v1/customers', access_token)).status).toBe(410)
})

test('paths and ids are the same in any letter case', async () => {
  const { access_token } = await connect(visma)
  const [invoice] = visma.companies.invoices(eva())
  const path = `/V2/CustomerInvoices/${invoice!.Id.toUpperCase()}`
  expect((await callApi(visma, path, access_token)).body.Id).toBe(invoice!.Id)
})

test('the rate limit counts per path, tells the wait in words, and the window ends', async () => {
  visma.behaviour.rateLimit = { requests: 3, windowSeconds: 60 }
  const { access_token } = await connect(visma)
  const call = (path = '/v2/companysettings') => callApi(visma, path, access_token)
  for (let index = 0; index < 3; index += 1) expect((await call()).status).toBe(200)
  clockMs += 5_000
  const limited = await call()
  expect(limited.status).toBe(429)
  expect(limited.body.ErrorCode).toBe(4010)
  expect(limited.body.DeveloperErrorMessage).toBe(
    'API calls quota exceeded! maximum admitted 3 per Minute. Try again in 55 seconds.',
  )
  expect(limited.headers.has('retry-after')).toBe(false)
  visma.behaviour.retryAfter = 'seconds'
  expect((await call()).headers.get('retry-after')).toBe('55')
  visma.behaviour.retryAfter = 'date'
  expect(Date.parse((await call()).headers.get('retry-after')!)).toBeCloseTo(clockMs + 55_000, -4)

  expect((await call('/v2/customers')).status).toBe(200)
  clockMs += 56_000
  expect((await call()).status).toBe(200)
})
