import {
  createConsentLink,
  deleteIntegration,
  revokeConsentLink,
  updateIntegration,
} from '@collector/contracts'
import { rawDump, tries, triesTimeoutMs } from '@collector/db/testing'
import { type Context, completeConsent, recordInterruptedConsents } from '@collector/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createBrowser } from './harness/browser.ts'
import {
  anHourPasses,
  approve,
  finish,
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
const open = (url: string, headers: Record<string, string> = {}) =>
  createBrowser({ language: 'en' }).request(url, { headers: { ...navigation, ...headers } })
const system = (): Context => ({ ...product.deps, actor: { kind: 'system' }, address: null })

test(
  'OA-15 link tokens are unique, of 256 bits, and never in the database in plain',
  async () => {
    const integration = await createVismaIntegration(admin)
    const params = { id: integration.id }
    const wanted = tries(100, 10_000)
    const tokens: string[] = []
    for (let i = 0; i < wanted; i += 1) {
      const { url } = await admin.call(createConsentLink, { params, body: {} })
      tokens.push(url?.slice(`${product.origin}/connect/`.length) ?? '')
    }
    const dump = await rawDump(product.db)
    expect(tokens.filter(token => dump.includes(token))).toEqual([])
    expect(new Set(tokens).size).toBe(wanted)
    expect(tokens.filter(token => !/^[\w-]{43}$/.test(token))).toEqual([])
    const readable = { integrationId: integration.id, tokenSealed: { not: null } }
    expect(await product.db.prisma.consentLink.count({ where: readable })).toBe(1)
  },
  triesTimeoutMs,
)

test('OA-17 a used link is dead, fifty times over', async () => {
  const integration = await createVismaIntegration(admin)
  await giveConsent(product, integration)
  product.visma.clearRequests()
  const seen = await Promise.all(Array.from({ length: 50 }, () => open(linkOf(integration))))
  expect(product.visma.requests).toEqual([])
  expect(new Set(seen.map(({ status }) => status))).toEqual(new Set([410]))
  expect(seen.map(titleOf)).toEqual(Array(50).fill('The link has already been used.'))
  expect(seen[0]?.text).toContain('class="mark good"')
})

const deaths: {
  how: string
  title: string
  status: number
  kill: (params: { id: string }, version: number) => Promise<unknown>
}[] = [
  {
    how: 'a newer link',
    title: 'The link has been withdrawn.',
    status: 410,
    kill: params => admin.call(createConsentLink, { params, body: {} }),
  },
  {
    how: 'revocation',
    title: 'The link has been withdrawn.',
    status: 410,
    kill: params => admin.call(revokeConsentLink, { params }),
  },
  {
    how: 'a pause',
    title: 'The connection is paused.',
    status: 409,
    kill: (params, version) => admin.call(updateIntegration, { params, body: { version, paused: true } }),
  },
  {
    how: 'revocation during a pause',
    title: 'The link has been withdrawn.',
    status: 410,
    kill: async (params, version) => {
      await admin.call(updateIntegration, { params, body: { version, paused: true } })
      await admin.call(revokeConsentLink, { params })
    },
  },
  {
    how: 'deletion',
    title: 'The connection has been removed.',
    status: 410,
    kill: params => admin.call(deleteIntegration, { params }),
  },
  {
    how: 'its age',
    title: 'The link is too old.',
    status: 410,
    kill: ({ id }) =>
      product.db.prisma.consentLink.updateMany({
        where: { integrationId: id },
        data: { expiresAt: new Date(Date.now() - 1_000) },
      }),
  },
]

test.each(deaths)(
  'OA-17 $how kills the link at once, also for an owner already at the provider',
  async ({ kill, title, status }) => {
    const integration = await createVismaIntegration(admin)
    const waiting = await approve(product, integration)
    product.visma.clearRequests()
    await kill({ id: integration.id }, integration.version)

    const late = await open(linkOf(integration))
    const returned = await finish(waiting)
    expect(tokenRequests(product)).toEqual([])
    expect(await isConnected(integration.id)).toBe(false)
    expect(late.headers.get('location')).toBeNull()
    expect({ status: late.status, title: titleOf(late) }).toEqual({ status, title })
    expect(['The link did not work when you came back.', 'The connection has been removed.']).toContain(
      titleOf(returned),
    )
  },
)

test('a link that waited out a pause connects again, also for an owner who came back meanwhile', async () => {
  const integration = await createVismaIntegration(admin)
  const params = { id: integration.id }
  const waiting = await approve(product, integration)
  const paused = await admin.call(updateIntegration, {
    params,
    body: { version: integration.version, paused: true },
  })
  expect(paused.consentLink).toMatchObject({ state: 'active', url: integration.consentLink?.url })
  await finish(waiting)
  expect(await isConnected(integration.id)).toBe(false)
  const resumed = await admin.call(updateIntegration, {
    params,
    body: { version: paused.version, paused: false },
  })
  expect(resumed.status).toBe('pending')
  expect(resumed.consentLink).toMatchObject({ state: 'active', lastFailure: null })
  await giveConsent(product, integration)
  expect(await isConnected(integration.id)).toBe(true)
})

test('OA-17 the administrator reads why an owner came back to a dead link', async () => {
  const integration = await createVismaIntegration(admin)
  const waiting = await approve(product, integration)
  await admin.call(revokeConsentLink, { params: { id: integration.id } })
  await finish(waiting)
  expect((await lookAt(admin, integration)).consentLink).toMatchObject({
    state: 'revoked',
    url: null,
    lastFailure: { reason: 'link_no_longer_valid' },
  })
})

test('two owners who finish at the same moment make one connection, and the other grant is given back', async () => {
  for (let round = 0; round < tries(3, 50); round += 1) {
    const integration = await createVismaIntegration(admin)
    const first = await approve(product, integration)
    const second = await approve(product, integration)
    const grants = product.visma.grants().length
    product.visma.clearRequests()
    const pages = (await Promise.all([finish(first), finish(second)])).map(titleOf).sort()

    expect(await isConnected(integration.id)).toBe(true)
    const granted = { integrationId: integration.id, type: 'consent.granted' }
    expect(await product.db.prisma.event.count({ where: granted })).toBe(1)
    const exchanged = tokenRequests(product).length
    await product.grantsWithdrawn()
    expect(product.visma.requestsTo('/connect/revocation')).toHaveLength(exchanged - 1)
    expect(product.visma.grants()).toHaveLength(grants - (exchanged - 1))
    expect(pages).toEqual([
      'Done! Björks Salong AB is connected to Reco.',
      'The link did not work when you came back.',
    ])
    const { status, consentLink } = await lookAt(admin, integration)
    expect({ status, consentLink }).toMatchObject({
      status: 'connected',
      consentLink: { state: 'used', lastFailure: null },
    })
  }
})

test(
  'OA-23 guesses all get the same page and soon none at all, while real links go on working',
  async () => {
    const integration = await createVismaIntegration(admin)
    const guesses = tries(80, 10_000)
    const blur = (text: string) => text.replace(/(support: )[\da-f]{8}/, '$1ID')
    const shapes = [
      'A'.repeat(43),
      'x',
      'constructor',
      '..%2f..%2fetc',
      '%F0%9F%92%A9',
      'a'.repeat(199),
      '%00',
    ]
    const pages = new Map<number, Set<string>>()
    const begin = Date.now()
    let answered = 0
    for (let i = 0; i < guesses; i += 1) {
      const token = shapes[i] ?? Buffer.from(String(i).padEnd(32, 'z')).toString('base64url')
      const seen = await open(`${product.origin}/connect/${token}`)
      pages.set(seen.status, (pages.get(seen.status) ?? new Set()).add(blur(seen.text)))
      expect(seen.headers.get('location')).toBeNull()
      if (seen.status === 404) answered += 1
      else expect(Number(seen.headers.get('retry-after'))).toBeGreaterThan(0)
    }
    expect([...pages.keys()].sort()).toEqual([404, 429])
    expect([...pages.values()].map(({ size }) => size)).toEqual([1, 1])
    expect(answered).toBeLessThanOrEqual(60 * Math.ceil((Date.now() - begin) / 60_000))
    expect((await open(linkOf(integration))).status).toBe(302)
  },
  triesTimeoutMs,
)

test('looking without navigating, as scanners and previews do, writes nothing and consumes nothing', async () => {
  const integration = await createVismaIntegration(admin)
  const countRows = async () => ({
    events: await product.db.prisma.event.count(),
    attempts: await product.db.prisma.consentAttempt.count(),
    link: await product.db.prisma.consentLink.findFirst({ where: { integrationId: integration.id } }),
  })
  const before = await countRows()
  const looks: RequestInit[] = [
    { method: 'GET' },
    { method: 'HEAD', headers: navigation },
    { method: 'GET', headers: { ...navigation, 'sec-purpose': 'prefetch' } },
    { method: 'GET', headers: { ...navigation, 'sec-purpose': 'prefetch;prerender' } },
    { method: 'GET', headers: { ...navigation, purpose: 'prefetch' } },
    { method: 'GET', headers: { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' } },
  ]
  for (let i = 0; i < 102; i += 1) {
    await createBrowser().request(linkOf(integration), looks[i % looks.length])
  }
  expect(await countRows()).toEqual(before)

  await giveConsent(product, integration)
  expect(await isConnected(integration.id)).toBe(true)
})

test('reloading a link all day does not fill the history', async () => {
  const integration = await createVismaIntegration(admin)
  for (let i = 0; i < 40; i += 1) await startAttempt(integration)
  const started = { integrationId: integration.id, type: 'consent.started' }
  expect(await product.db.prisma.event.count({ where: started })).toBe(30)
})

test('answers of one link that come back, at whichever process, are taken 30 times an hour, and then it connects', async () => {
  const integration = await createVismaIntegration(admin)
  const origins = [product.origin, await product.addProcess()]
  const refused = { integrationId: integration.id, type: 'consent.refused' }
  const attempts = []
  for (let i = 0; i < 40; i += 1) attempts.push(await startAttempt(integration))
  const answers = await Promise.all(
    attempts.map(({ state, cookie }, i) => {
      const query = new URLSearchParams({ state, iss: product.visma.identityUrl, error: 'access_denied' })
      return createBrowser({ language: 'en' }).request(`${origins[i % 2]}/oauth/visma/callback?${query}`, {
        headers: { ...navigation, cookie: `${cookie.name}=${cookie.value}` },
      })
    }),
  )
  expect(await product.db.prisma.event.count({ where: refused })).toBe(30)
  const attempted = { link: { integrationId: integration.id } }
  expect(await product.db.prisma.consentAttempt.count({ where: attempted })).toBe(30)
  const tooMany = answers.filter(({ status }) => status === 429)
  expect(answers.filter(({ status }) => status === 303)).toHaveLength(30)
  expect(tooMany).toHaveLength(10)
  expect(tooMany.map(titleOf)).toEqual(Array(10).fill('Too many tries.'))
  expect(tooMany[0]?.text).toContain('through this link')

  await anHourPasses(product)
  await giveConsent(product, integration)
  expect(await isConnected(integration.id)).toBe(true)
})

test('cookies with odd names beside ours do not stop an owner', async () => {
  const integration = await createVismaIntegration(admin)
  const cookie = Array.from({ length: 6 }, (_, i) => `__Host-consent-a b${i}=1`).join('; ')
  const seen = await createBrowser().request(linkOf(integration), { headers: { ...navigation, cookie } })
  expect(seen.status).toBe(302)
})

test('OA-27 every step of a consent is one event, with who did it and from where', async () => {
  const integration = await createVismaIntegration(admin)
  await giveConsent(product, integration, { answer: 'no' })
  await startAttempt(integration)
  const { browser, seen } = await giveConsent(product, integration)
  const grantedEvent = { integrationId: integration.id, type: 'consent.granted' }
  const atFirst = await product.db.prisma.event.findFirstOrThrow({ where: grantedEvent })
  expect(atFirst.data).toHaveProperty('organisationNumber', expect.stringMatching(/^\d{6}-\d{4}$/))
  await browser.submit(seen, 'Disconnect')
  await product.grantsWithdrawn()
  const params = { id: integration.id }
  await admin.call(createConsentLink, { params, body: {} })
  await admin.call(revokeConsentLink, { params })

  const rows = await product.db.prisma.event.findMany({
    where: { integrationId: integration.id },
    orderBy: { id: 'asc' },
  })
  expect(rows.map(({ type, actorKind }) => `${type} by ${actorKind}`)).toEqual([
    'integration.created by user',
    'consent_link.created by user',
    'consent_link.opened by owner',
    'consent.started by owner',
    'consent.refused by owner',
    'consent.started by owner',
    'consent.started by owner',
    'consent.granted by owner',
    'consent.failed by owner',
    'connection.revoked by system',
    'consent_link.created by user',
    'consent_link.revoked by user',
  ])
  const granted = rows.find(({ type }) => type === 'consent.granted')
  expect(granted?.data).toMatchObject({
    linkId: integration.consentLink?.id,
    company: 'Björks Salong AB',
    scopes: expect.arrayContaining(['ea:api', 'ea:sales_readonly', 'offline_access']),
  })
  // It may be a person's number: the undo erases it with the rest.
  expect(granted?.data).not.toHaveProperty('organisationNumber')
  const elsewhere = rows.filter(({ address, actorKind }) => address !== '127.0.0.1' && actorKind !== 'system')
  expect(elsewhere).toEqual([])
  expect(
    rows.filter(({ actorKind, actorName }) => actorKind === 'user' && actorName !== 'Anna Berg'),
  ).toEqual([])
})

test('an attempt whose process died is shown as interrupted to the owner and, within a minute, to the administrator', async () => {
  const integration = await createVismaIntegration(admin)
  const { browser, callback } = await approve(product, integration)
  const [[name = '', sealed] = []] = browser.cookiesOf(product.origin)
  const provider = product.deps.providers.visma
  if (!provider) throw new Error('no provider')
  // A provider whose answer never comes stands for a process that never goes on.
  const dying: Context = {
    ...product.deps,
    actor: { kind: 'owner' },
    address: null,
    providers: { visma: { ...provider, exchangeCode: () => new Promise(() => {}) } },
  }
  const input = {
    app: 'visma',
    state: callback.searchParams.get('state') ?? '',
    parameters: callback.searchParams,
    redirectUri: 'unused',
    sealedAttemptOf: () => sealed,
  }
  completeConsent({ ctx: dying, input }).catch(() => {})
  const result = `${product.origin}/connect/results/${name.replace('__Host-consent-', '')}`
  while ((await product.db.prisma.consentAttempt.count({ where: { outcome: null } })) === 0)
    await new Promise(resolve => setTimeout(resolve, 10))

  expect(titleOf(await browser.request(result))).toBe('One moment …')
  await recordInterruptedConsents({ ctx: system() })
  expect((await lookAt(admin, integration)).consentLink?.lastFailure).toBeNull()
  product.clock.advance(3 * 60_000 + 1_000)
  await Promise.all([1, 2, 3].map(() => recordInterruptedConsents({ ctx: system() })))

  const { consentLink } = await lookAt(admin, integration)
  expect(consentLink).toMatchObject({ state: 'active', lastFailure: { reason: 'interrupted' } })
  const failed = { integrationId: integration.id, type: 'consent.failed' }
  expect(await product.db.prisma.event.count({ where: failed })).toBe(1)
  expect(titleOf(await browser.request(result))).toBe('We were interrupted.')
  await giveConsent(product, integration)
  expect(await isConnected(integration.id)).toBe(true)
})
