import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  createConsentLink,
  deleteIntegration,
  endpoints,
  getIntegration,
  type Integration,
  logIn,
  logOut,
  requestSync,
  sendConsentLink,
  setUp,
} from '@collector/contracts'
import { rawDump } from '@collector/db/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createBrowser } from './harness/browser.ts'
import { approve, finish, linkOf, navigation } from './harness/consents.ts'
import {
  createVisitor,
  createVismaIntegration,
  giveConsent,
  type Person,
  password,
  untilIntegration,
} from './harness/people.ts'
import { type Product, startProduct } from './harness/product.ts'

/** Everything secret that went through the product, by kind. */
const canaries = new Map<string, Set<string>>()
/** Every answer that a browser or a client got. */
const answers: string[] = []
/**
 * What the provider says in its errors: nothing of it may be repeated anywhere. Short, for parsers quote a
 * few letters.
 */
const upstream = 'kanarie5b'

let product: Product
let admin: Person
let connected: Integration

function remember(kind: string, ...values: (string | undefined)[]): void {
  const known = canaries.get(kind) ?? new Set()
  canaries.set(kind, known)
  for (const value of values) if (value && value.length >= 16) known.add(value)
}

beforeAll(async () => {
  product = await startProduct()
  const { visma, config } = product
  remember('client secret', config.visma?.clientSecret, encodeURIComponent(config.visma?.clientSecret ?? ''))
  for (const { bytes } of config.sealingKeys) {
    remember('sealing key', Buffer.from(bytes).toString('base64'), Buffer.from(bytes).toString('hex'))
  }
  remember('password', password)
  await walk()

  for (const request of visma.requests) {
    const { authorization } = request.headers
    const isBasic = authorization?.startsWith('Basic ')
    remember(isBasic ? 'client secret' : 'access token', authorization?.replace(/^\w+ /, ''))
    remember('code', request.form?.code)
    remember('code verifier', request.form?.code_verifier)
    remember('refresh token', request.form?.refresh_token, request.form?.token)
    remember('state', request.query.state)
  }
})
afterAll(() => product.close())

/** The whole journey: set up, log in, connect, fail in every phase, fetch, refresh, undo, delete, log out. */
async function walk(): Promise<void> {
  const { visma, db, deps } = product
  const token = await product.setupToken()
  remember('setup token', token)
  admin = createVisitor(product)
  const body = { token, name: 'Anna Berg', email: 'anna@venue.example', password }
  await admin.call(setUp, { body })
  await admin.call(logIn, { body: { email: 'anna@venue.example', password } })
  await admin
    .call(logIn, { body: { email: 'anna@venue.example', password: 'nearly the password' } })
    .catch(() => {})
  remember('session token', admin.browser.cookiesOf(product.origin).get('__Host-session'))

  const integration = await createVismaIntegration(admin)
  remember('link token', linkOf(integration).split('/').at(-1))
  for (const to of ['eva@salong.example', 'nobody@salong.example']) {
    product.mail.behaviour.unknownRecipients = ['nobody@salong.example']
    const letter = { to, language: 'sv', greeting: 'Hej!' } as const
    await admin.call(sendConsentLink, { params: { id: integration.id }, body: letter })
  }
  const said = { error: 'invalid_grant', error_description: upstream, [upstream]: upstream }
  const broken = { kind: 'status', status: 200, contentType: 'application/json' } as const
  const failures = [
    { match: { path: '/connect/token' }, fault: { kind: 'status', status: 400, body: said } },
    {
      match: { path: '/connect/token' },
      fault: { kind: 'status', status: 400, body: { ...said, error: 'invalid_client' } },
    },
    { match: { path: '/connect/token' }, fault: { ...broken, body: `{"access_token": ${upstream}` } },
    { match: { path: '/connect/token' }, fault: { kind: 'wrongBody', body: { token_type: upstream } } },
    { match: { path: '/v2/companysettings' }, fault: { ...broken, body: `{"Name": ${upstream}` } },
    { match: { path: '/v2/companysettings' }, fault: { kind: 'wrongBody', body: { Name: [upstream] } } },
    {
      match: { path: '/v2/customerinvoices' },
      fault: { kind: 'status', status: 500, body: { ErrorCode: 5000, DeveloperErrorMessage: upstream } },
    },
  ] as const
  for (const failure of failures) {
    visma.faults.add({ ...failure, times: 1 })
    await see(integration)
  }
  await see(integration, true)
  connected = await untilSynced(integration, 1)
  visma.faults.add({
    match: { path: '/v2/customerinvoices' },
    times: 1,
    fault: { ...broken, body: `{"Name": ${upstream}` },
  })
  await admin.call(requestSync, { params: { id: integration.id }, body: {} })
  await untilSynced(integration, 2)
  product.clock.advance(60 * 60_000)
  await admin.call(requestSync, { params: { id: integration.id }, body: {} })
  await untilSynced(integration, 3)
  expect(await db.prisma.mail.count({ where: { status: { in: ['sent', 'failed'] } } })).toBe(2)
  const stored = await db.prisma.connection.findUniqueOrThrow({ where: { integrationId: integration.id } })
  const place = { table: 'connections', row: integration.id, column: 'refresh_token_sealed' }
  remember('refresh token', deps.vault.open(stored.refreshTokenSealed ?? new Uint8Array(), place))

  const second = await createVismaIntegration(admin)
  const { browser, seen } = await giveConsent(product, second)
  await browser.submit(seen, 'Disconnect')
  const { url } = await admin.call(createConsentLink, { params: { id: second.id }, body: {} })
  remember('link token', url?.split('/').at(-1))
  await createBrowser().request(`${url}x`, { headers: navigation })
  await admin.call(deleteIntegration, { params: { id: second.id } })
}

/** One walk of an owner; what he sees and keeps is remembered. */
async function see(integration: Integration, connects = false): Promise<void> {
  const waiting = await approve(product, integration)
  for (const [, value] of waiting.browser.cookiesOf(product.origin)) remember('attempt cookie', value)
  remember('state', waiting.callback.searchParams.get('state') ?? '')
  const page = await finish(waiting)
  answers.push(page.text, page.url.href)
  expect(page.text.includes('is connected to Reco')).toBe(connects)
}

async function untilSynced(integration: Integration, count: number): Promise<Integration> {
  const where = { integrationId: integration.id, finishedAt: { not: null } }
  const deadline = Date.now() + 10_000
  while ((await product.db.prisma.sync.count({ where })) < count) {
    if (Date.now() > deadline) throw new Error(`fewer than ${count} fetches`)
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  return untilIntegration(admin, integration.id, ({ lastSync }) => lastSync?.finishedAt != null)
}

function found(text: string, kinds = [...canaries.keys()]): string[] {
  return kinds.filter(kind => [...(canaries.get(kind) ?? [])].some(secret => text.includes(secret)))
}

test('OA-37 twelve kinds of secret went through the product', () => {
  const kinds = Object.fromEntries([...canaries].map(([kind, { size }]) => [kind, size > 0]))
  expect(kinds).toEqual({
    'client secret': true,
    'sealing key': true,
    password: true,
    'setup token': true,
    'session token': true,
    'link token': true,
    'attempt cookie': true,
    state: true,
    'access token': true,
    code: true,
    'code verifier': true,
    'refresh token': true,
  })
  expect(canaries.get('refresh token')?.size).toBeGreaterThan(2)
})

test('OA-37 none of them is in the log at debug level, nor is anything a provider said, nor a customer', () => {
  const log = product.logLines.join('\n')
  expect(log).toContain('/connect/:token')
  expect(log).toContain('/oauth/:app/callback')
  expect(log).toContain('fetch failed')
  expect(found(log)).toEqual([])
  expect(log).not.toContain(upstream)
  expect(log).not.toMatch(/[\w.]+@(?!venue)[\w-]+\.\w+/)
})

test('OA-37 none of them is in the database in plain, in events, job payloads or anywhere else', async () => {
  const dump = await rawDump(product.db)
  expect(dump).toContain('sync-invoices')
  expect(found(dump)).toEqual([])
  expect(dump).not.toContain(upstream)
})

test('OA-14 no endpoint, page or bundle holds a token of the provider or any secret of ours', async () => {
  const { id } = connected
  const sync = await product.db.prisma.sync.findFirstOrThrow({ where: { integrationId: id } })
  for (const endpoint of Object.values(endpoints)) {
    if (endpoint.method !== 'GET') continue
    const query = 'query' in endpoint && 'limit' in endpoint.query.shape ? '?limit=100' : ''
    const path = endpoint.path.replace('{id}', id).replace('{syncId}', sync.id)
    const seen = await admin.raw('GET', path + query)
    expect({ path: endpoint.path, status: seen.status }).toEqual({ path: endpoint.path, status: 200 })
    answers.push(seen.text, JSON.stringify([...seen.headers]))
  }
  const pages = [
    '/',
    '/login',
    '/settings',
    '/health/ready',
    '/api/v1/openapi.json',
    '/connect/problems/internal',
  ]
  for (const page of pages) answers.push((await admin.browser.request(`${product.origin}${page}`)).text)
  const assets = fileURLToPath(new URL('../../web/dist/assets', import.meta.url))
  for (const name of existsSync(assets) ? readdirSync(assets) : []) {
    answers.push(readFileSync(`${assets}/${name}`, 'latin1'))
  }
  const all = answers.join('\n')
  expect(all).toContain(connected.name)
  expect(all).toContain('"consent.granted"')
  expect(found(all)).toEqual([])
  expect(all).not.toContain(upstream)
  const detail = await admin.call(getIntegration, { params: { id } })
  expect(detail.consentLink?.url).toBeNull()
})

test('OA-37 an unexpected fault in the middle of a consent puts no secret into the log or the page', async () => {
  const integration = await createVismaIntegration(admin)
  const waiting = await approve(product, integration)
  for (const name of ['code', 'state']) remember(name, waiting.callback.searchParams.get(name) ?? '')
  remember('link token', linkOf(integration).split('/').at(-1))
  await admin.call(logOut)
  await product.db.prisma.$executeRaw`ALTER TABLE consent_attempts RENAME TO moved_away`
  const lines = product.logLines.length
  const page = await finish(waiting)
  await product.db.prisma.$executeRaw`ALTER TABLE moved_away RENAME TO consent_attempts`
  const log = product.logLines.slice(lines).join('\n')
  expect(log).toContain('unexpected error')
  expect(found(log)).toEqual([])
  expect(found(page.text)).toEqual([])
  expect(page.status).toBe(500)
  expect(page.text).not.toMatch(/prisma|postgres|consent_attempts/i)
})
