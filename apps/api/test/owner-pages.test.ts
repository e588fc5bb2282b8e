import {
  createConsentLink,
  disconnectIntegration,
  getIntegration,
  type Integration,
} from '@collector/contracts'
import { type Context, syncInvoices } from '@collector/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createBrowser, decoded, type Seen } from './harness/browser.ts'
import { approve, finish, linkOf, lookAt, navigation, startAttempt, titleOf } from './harness/consents.ts'
import { createAdministrator, createVismaIntegration, giveConsent, type Person } from './harness/people.ts'
import { type Product, startProduct } from './harness/product.ts'

let product: Product
let admin: Person

beforeAll(async () => {
  product = await startProduct({ works: false })
  admin = await createAdministrator(product)
})
afterAll(() => product.close())

const minuteMs = 60_000
const countOf = async (integration: Integration) => {
  const where = { integrationId: integration.id }
  const { prisma } = product.db
  return {
    connections: await prisma.connection.count({ where }),
    syncs: await prisma.sync.count({ where }),
    invoices: await prisma.invoice.count({ where }),
  }
}

async function connect(integration: Integration) {
  const connected = await giveConsent(product, integration)
  const ctx: Context = { ...product.deps, actor: { kind: 'system' }, address: null }
  const sync = await product.db.prisma.sync.findFirst({ where: { activeFor: integration.id } })
  if (sync) await syncInvoices({ ctx, input: { syncId: sync.id } })
  return connected
}

const undoOf = ({ url }: Seen) => `${product.origin}${url.pathname}/undo`
const sameOrigin = () => ({ origin: product.origin, 'sec-fetch-site': 'same-origin' })

test('"Wrong company?" takes everything back in the browser that connected, and twice is harmless', async () => {
  const integration = await createVismaIntegration(admin)
  const { browser, seen } = await connect(integration)
  const before = await countOf(integration)
  expect(before).toMatchObject({ connections: 1, syncs: 1 })
  expect(before.invoices).toBeGreaterThan(20)
  const grants = product.visma.grants().length
  product.visma.clearRequests()
  product.clock.advance(29 * minuteMs)

  const undone = await browser.submit(seen, 'Disconnect Björks Salong AB')
  expect(await countOf(integration)).toEqual({ connections: 0, syncs: 0, invoices: 0 })
  await product.grantsWithdrawn()
  expect(product.visma.requestsTo('/connect/revocation')).toHaveLength(1)
  expect(product.visma.grants()).toHaveLength(grants - 1)
  expect(await lookAt(admin, integration)).toMatchObject({
    status: 'pending',
    company: null,
    consentLink: { state: 'used', url: null, lastFailure: { reason: 'undone' } },
  })
  expect(titleOf(undone)).toBe('Visma is disconnected.')

  const events = await product.db.prisma.event.count({ where: { integrationId: integration.id } })
  const again = await browser.request(undoOf(seen), { method: 'POST', headers: sameOrigin() })
  expect(await product.db.prisma.event.count({ where: { integrationId: integration.id } })).toBe(events)
  await product.grantsWithdrawn()
  expect(product.visma.requestsTo('/connect/revocation')).toHaveLength(1)
  expect(again.status).toBe(303)
  const told = await product.db.prisma.mail.findMany({ where: { integrationId: integration.id } })
  expect(told.map(({ kind, recipient }) => [kind, recipient])).toEqual([
    ['ended_by_owner', 'anna@venue.example'],
  ])
})

test('what an owner sees of an approval ends with it, and is never the company of somebody else', async () => {
  const integration = await createVismaIntegration(admin)
  const { id } = integration
  const { browser, seen } = await connect(integration)
  expect(seen.text).toContain('Björks Salong AB')
  await admin.call(disconnectIntegration, { params: { id } })
  const look = () => browser.open(seen.url.href)
  expect(titleOf(await look())).toBe('Visma is disconnected.')
  await admin.call(createConsentLink, { params: { id }, body: {} })
  const next = await admin.call(getIntegration, { params: { id } })
  await giveConsent(product, next, { email: 'anders@norrlunda.example', company: 'Norrlunda Bygg AB' })
  const after = await look()
  expect(titleOf(after)).toBe('Visma is disconnected.')
  expect(after.text).not.toContain('Norrlunda')
  await product.grantsWithdrawn()
})

test('a disconnect pressed ten times at once withdraws the grant once', async () => {
  const integration = await createVismaIntegration(admin)
  const { browser, seen } = await giveConsent(product, integration)
  product.visma.clearRequests()
  const answers = await Promise.all(
    Array.from({ length: 10 }, () =>
      browser.request(undoOf(seen), { method: 'POST', headers: sameOrigin() }),
    ),
  )
  await product.grantsWithdrawn()
  expect(product.visma.requestsTo('/connect/revocation')).toHaveLength(1)
  const undone = { integrationId: integration.id, type: 'connection.revoked' }
  expect(await product.db.prisma.event.count({ where: undone })).toBe(1)
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]))
})

test('a disconnect is refused in another browser, from another site and after thirty minutes', async () => {
  const integration = await createVismaIntegration(admin)
  const { browser, seen } = await connect(integration)
  const before = await countOf(integration)
  const stranger = createBrowser({ language: 'en' })
  const elsewhere = await stranger.request(undoOf(seen), { method: 'POST', headers: sameOrigin() })
  const crossSite = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
  const forged = await browser.request(undoOf(seen), { method: 'POST', headers: crossSite })
  const withoutProof = await browser.request(undoOf(seen), { method: 'POST' })
  product.clock.advance(30 * minuteMs + 1_000)
  const late = await browser.request(undoOf(seen), { method: 'POST', headers: sameOrigin() })
  const lateLook = await browser.request(seen.url)

  expect(await countOf(integration)).toEqual(before)
  expect((await lookAt(admin, integration)).status).toBe('connected')
  expect([elsewhere, forged, withoutProof, late].map(({ status }) => status)).toEqual([400, 403, 403, 400])
  expect(titleOf(elsewhere)).toBe('Please start from the link.')
  expect([late, lateLook].map(titleOf)).toEqual(['It took too long.', 'It took too long.'])
})

test('a disconnect does not end a connection that a later approval has renewed', async () => {
  const integration = await createVismaIntegration(admin)
  const first = await connect(integration)
  product.clock.advance(minuteMs)
  const params = { id: integration.id }
  const consentLink = await admin.call(createConsentLink, { params, body: {} })
  const second = await connect({ ...integration, consentLink })
  const stale = await first.browser.request(undoOf(first.seen), { method: 'POST', headers: sameOrigin() })
  expect((await countOf(integration)).connections).toBe(1)
  expect({ status: stale.status, title: titleOf(stale) }).toEqual({
    status: 410,
    title: 'The link has already been used.',
  })

  await second.browser.submit(second.seen, 'Disconnect')
  expect((await countOf(integration)).connections).toBe(0)
  expect(titleOf(await first.browser.request(first.seen.url))).toBe('Visma is disconnected.')
})

test('a disconnect stands although the provider is away', async () => {
  const integration = await createVismaIntegration(admin)
  const { browser, seen } = await connect(integration)
  product.visma.faults.add({ match: { path: '/connect/revocation' }, times: 1, fault: { kind: 'reset' } })
  const undone = await browser.submit(seen, 'Disconnect')
  expect((await countOf(integration)).connections).toBe(0)
  expect(titleOf(undone)).toBe('Visma is disconnected.')
})

test('a link to an app that is not set up says so, and works once it is', async () => {
  const integration = await createVismaIntegration(admin)
  const { visma } = product.deps.providers
  delete product.deps.providers.visma
  const { seen } = await startAttempt(integration)
  if (visma) product.deps.providers.visma = visma
  expect({ status: seen.status, title: titleOf(seen) }).toEqual({
    status: 503,
    title: 'It is not possible to connect Visma yet.',
  })
  await giveConsent(product, integration)
  expect((await countOf(integration)).connections).toBe(1)
})

test('names from outside are shown as text', async () => {
  const name = '<script>alert("integration")</script>'
  const integration = await createVismaIntegration(admin, { name })
  const company = { ...product.visma.companies.find('Björks Salong AB') }
  const waiting = await approve(product, integration)
  product.visma.companies.update(company.id, { name: '</title><img src=x onerror=alert(1)>' })
  const seen = await finish(waiting)
  product.visma.companies.update(company.id, { name: company.name })
  expect((await lookAt(admin, integration)).company?.name).toContain('<img src=x onerror')
  expect(titleOf(seen)).toContain('<img src=x onerror')
  expect(seen.text).not.toMatch(/<script|<img/)
})

test('pages speak the language of the browser, and can be read in the other one', async () => {
  const integration = await createVismaIntegration(admin)
  const expected: [string | undefined, string][] = [
    [undefined, 'sv'],
    ['sv-SE,sv;q=0.9,en;q=0.8', 'sv'],
    ['en-GB', 'en'],
    ['de-DE,de;q=0.9', 'en'],
    ['de,sv;q=0.4,en;q=0.3', 'sv'],
    ['sv;q=0, en', 'en'],
    ['*', 'en'],
  ]
  for (const [header, language] of expected) {
    const headers = { ...navigation, ...(header && { 'accept-language': header }) }
    const seen = await createBrowser().request(`${product.origin}/connect/unknown`, { headers })
    expect({ header, lang: /<html lang="(\w+)"/.exec(seen.text)?.[1] }).toEqual({ header, lang: language })
    const other = /<a href="([^"]+)" lang="(\w+)"/.exec(seen.text)
    const turned = await createBrowser().request(new URL(decoded(other?.[1] ?? ''), product.origin))
    expect(turned.text).toContain(`<html lang="${other?.[2]}"`)
    expect(turned.status).toBe(404)
    expect(titleOf(turned)).not.toBe(titleOf(seen))
  }
  const { seen } = await giveConsent(product, integration, { browser: createBrowser({ language: 'sv' }) })
  expect(titleOf(seen)).toBe('Klart! Björks Salong AB är ansluten till Reco.')
})

test('problem pages exist for the problems there are and for nothing that objects inherit', async () => {
  for (const problem of ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'nope', 'link_unknown']) {
    const seen = await createBrowser({ language: 'en' }).request(
      `${product.origin}/connect/problems/${problem}`,
    )
    expect({ problem, status: seen.status, title: titleOf(seen) }).toEqual({
      problem,
      status: 404,
      title: 'This link does not work.',
    })
  }
})

/** Every kind of answer, as an owner, a stranger and an administrator get them. */
async function crawl(): Promise<{ what: string; seen: Seen }[]> {
  const integration = await createVismaIntegration(admin)
  const waiting = await approve(product, integration)
  const found: { what: string; seen: Seen }[] = []
  const look = async (what: string, seen: Promise<Seen> | Seen) => found.push({ what, seen: await seen })
  const { browser } = waiting
  await look('link', browser.request(linkOf(integration), { headers: navigation }))
  await look('callback', browser.request(waiting.callback, { headers: navigation }))
  const result = await finish({ ...waiting, callback: new URL('/connect/problems/internal', product.origin) })
  await look('problem page', result)
  const [[name = ''] = []] = browser.cookiesOf(product.origin)
  await look(
    'result',
    browser.open(`${product.origin}/connect/results/${name.replace('__Host-consent-', '')}`),
  )
  await look('used link', browser.request(linkOf(integration), { headers: navigation }))
  await look('callback again', browser.request(waiting.callback))
  const paths = [
    '/connect/unknown',
    `/connect/${'a'.repeat(300)}`,
    '/connect/%zz',
    '/connect',
    '/connect/results/none',
    '/oauth/visma/callback',
    '/oauth/nope/callback?state=x',
    '/oauth/visma',
    '/login',
    '/setup',
    '/settings',
    '/',
    '/nope',
    '/%ff',
    `/${'a'.repeat(9_000)}`,
    '/health/live',
    '/health/ready',
    '/api/v1/session',
    '/api/v1/integrations',
    '/api/v1/nope',
    '/api/v1/openapi.json',
    `/api/v1/integrations/${integration.id}`,
    '/api/v1/integrations/nope',
    '/owner-pages.css',
  ]
  for (const path of paths) {
    await look(path, createBrowser().request(`${product.origin}${path}`, { headers: navigation }))
    await look(`admin ${path}`, admin.browser.request(`${product.origin}${path}`))
  }
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD'])
    await look(method, createBrowser().request(`${product.origin}/connect/unknown`, { method }))
  return found
}

test('OA-24, OA-25, OA-26 every answer forbids referrers, caching and framing, and no page holds a code, a state or a token', async () => {
  const found = await crawl()
  expect(found.length).toBeGreaterThan(55)
  for (const { what, seen } of found) {
    const { headers } = seen
    expect({ what, referrer: headers.get('referrer-policy') }).toEqual({ what, referrer: 'no-referrer' })
    expect({ what, csp: headers.get('content-security-policy') }).toEqual({
      what,
      csp: expect.stringContaining("frame-ancestors 'none'"),
    })
    expect({ what, frames: headers.get('x-frame-options') }).toEqual({ what, frames: 'DENY' })
    if (!what.endsWith('/owner-pages.css'))
      expect({ what, cache: headers.get('cache-control') }).toEqual({ what, cache: 'no-store' })
  }
  const callback = found.find(({ what }) => what === 'callback')?.seen
  expect(callback?.status).toBe(303)
  expect(callback?.headers.get('location')).toMatch(/^\/connect\/results\/[\w-]{16}$/)
  const secrets = [...(callback?.url.searchParams.values() ?? [])].filter(value => value.length > 40)
  expect(secrets.length).toBeGreaterThan(1)
  const pages = found.map(({ seen }) => seen.text).join('\n')
  expect(secrets.filter(secret => pages.includes(secret))).toEqual([])
})

test('owner pages carry no script, nothing of another origin, and weigh little', async () => {
  const integration = await createVismaIntegration(admin)
  const { seen } = await giveConsent(product, integration)
  const css = await createBrowser().request(`${product.origin}/owner-pages.css`)
  expect(Buffer.byteLength(seen.text) + Buffer.byteLength(css.text)).toBeLessThan(20_000)
  expect(seen.text).not.toMatch(/<script|\son\w+=|javascript:/i)
  const addresses = [...seen.text.matchAll(/(?:href|src|action)="([^"]+)"/g)].map(
    ([, address = '']) => address,
  )
  expect(addresses.filter(address => !/^(\/|data:,$)/.test(address))).toEqual([])
  expect(css.text).not.toMatch(/url\(|@import/)
})
