import {
  createConsentLink,
  deleteIntegration,
  type Integration,
  listEvents,
  updateIntegration,
} from '@collector/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createBrowser } from './harness/browser.ts'
import { finish, linkOf, lookAt, navigation, titleOf } from './harness/consents.ts'
import {
  type ConsentChoice,
  createAdministrator,
  createFortnoxIntegration,
  createVismaIntegration,
  giveConsent,
  type Person,
} from './harness/people.ts'
import { type Product, startProduct } from './harness/product.ts'

let product: Product
let admin: Person
beforeAll(async () => {
  product = await startProduct({ works: false })
  admin = await createAdministrator(product)
})
afterAll(() => product.close())

const lisa = { email: 'lisa@lindgrens-maleri.example', company: 'Lindgrens Måleri' }
const sameOrigin = () => ({ origin: product.origin, 'sec-fetch-site': 'same-origin' })

/** An integration that a company was connected to through this link. */
async function connect(create = createVismaIntegration): Promise<{ integration: Integration; link: string }> {
  const integration = await create(admin)
  const link = linkOf(integration)
  await giveConsent(product, integration)
  return { integration, link }
}

/** Opens the used link, follows its offer and logs in at the provider. */
const manage = (integration: Integration, link: string, choice: ConsentChoice = {}) =>
  giveConsent(product, integration, { ...choice, from: `${link}?manage=1` })

const isConnected = async ({ id }: Integration) =>
  (await product.db.prisma.connection.count({ where: { integrationId: id } })) === 1
const eventTypes = async ({ id }: Integration) =>
  (await admin.call(listEvents, { params: { id } })).items.map(({ type, actor }) => `${type} ${actor.kind}`)

test.each([
  ['Visma', createVismaIntegration],
  ['Fortnox', createFortnoxIntegration],
] as const)(
  'the owner sees the connection at %s after a fresh login, ends it, and followers are told',
  async (name, create) => {
    const { integration, link } = await connect(create)
    const used = await createBrowser({ language: 'en' }).request(link, { headers: navigation })
    expect(used.status).toBe(410)
    expect(used.text).toContain('href="?manage=1"')
    expect(used.text).not.toContain(link.split('/').at(-1))

    const { browser, seen } = await manage(integration, link)
    expect(titleOf(seen)).toBe('This connection to Reco')
    expect(seen.url.pathname).toMatch(/^\/connect\/manage\/[\w-]{16}$/)
    for (const words of ['Björks Salong AB', 'Salong Björk (salong-bjork)', 'Works', 'Invoices kept now'])
      expect(seen.text).toContain(words)
    expect(await lookAt(admin, integration)).toMatchObject({ status: 'connected' })

    const ended = await browser.submit(seen, 'Disconnect Björks Salong AB')
    expect(titleOf(ended)).toBe(`${name} is disconnected.`)
    expect(await isConnected(integration)).toBe(false)
    expect(await lookAt(admin, integration)).toMatchObject({ status: 'pending', company: null })
    const types = await eventTypes(integration)
    expect(types).toContain('management.opened owner')
    expect(types).toContain('connection.ended owner')
    for (const address of [link, `${link}?manage=1`]) {
      const after = await createBrowser({ language: 'en' }).request(address, { headers: navigation })
      expect(after.status).toBe(410)
      expect(titleOf(after)).toBe('The connection has ended.')
      expect(after.text).not.toMatch(/href="\?manage|Björk|all is done/)
    }
    const told = await product.db.prisma.mail.findMany({ where: { integrationId: integration.id } })
    expect(told.map(({ kind, recipient }) => [kind, recipient])).toEqual([
      ['ended_by_owner', 'anna@venue.example'],
    ])
    const again = await browser.request(`${product.origin}${seen.url.pathname}/disconnect`, {
      method: 'POST',
      headers: sameOrigin(),
    })
    expect(again.status).toBe(303)
    expect(await product.db.prisma.mail.count({ where: { integrationId: integration.id } })).toBe(1)
  },
)

test('OA-17 a used link alone opens nothing: neither asking for the page nor a login at another company helps', async () => {
  const { integration, link } = await connect()
  const stranger = createBrowser({ language: 'en' })
  for (const path of ['/connect/manage/AAAAAAAAAAAAAAAA', '/connect/manage/AAAAAAAAAAAAAAAA/disconnect']) {
    const method = path.endsWith('disconnect') ? 'POST' : 'GET'
    const headers = method === 'POST' ? sameOrigin() : navigation
    const seen = await stranger.request(product.origin + path, { method, headers })
    expect(seen.status, path).toBe(400)
  }
  await product.grantsWithdrawn()
  const grants = product.visma.grants().length
  const { seen, browser } = await manage(integration, link, lisa)
  expect(titleOf(seen)).toBe('This is not the connected company.')
  for (const words of ['Björks Salong AB', 'salong-bjork', 'Invoices kept now'])
    expect(seen.text).not.toContain(words)
  const tried = await browser.request(`${product.origin}${seen.url.pathname}/disconnect`, {
    method: 'POST',
    headers: sameOrigin(),
  })
  expect(tried.status).toBe(400)
  expect(await isConnected(integration)).toBe(true)
  await product.grantsWithdrawn()
  expect(product.visma.grants(), 'the stranger’s grant is given back').toHaveLength(grants)
  expect(await eventTypes(integration)).toContain('management.refused owner')
  expect(await lookAt(admin, integration)).toMatchObject({ status: 'connected', heldCompany: null })
})

test('OA-03 OA-19 what one browser has proven, another cannot use; nor can a callback come twice', async () => {
  const { integration, link } = await connect()
  const { browser, seen: callback } = await manage(integration, link, { stopAtCallback: true })
  const other = createBrowser({ language: 'en' })
  expect((await other.open(callback.url)).status).toBe(400)
  const seen = await finish({ browser, callback: callback.url })
  expect(titleOf(seen)).toBe('This connection to Reco')
  expect((await other.request(seen.url.href, { headers: navigation })).status).toBe(400)
  const headers = sameOrigin()
  const end = `${product.origin}${seen.url.pathname}/disconnect`
  expect((await other.request(end, { method: 'POST', headers })).status).toBe(400)
  const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
  expect((await browser.request(end, { method: 'POST', headers: foreign })).status).toBe(403)
  expect((await browser.open(callback.url)).text).toContain('already been received')
  expect(await isConnected(integration)).toBe(true)
})

test('OA-18 asking to manage writes nothing, however often', async () => {
  const { integration, link } = await connect()
  const count = () => product.db.prisma.event.count({ where: { integrationId: integration.id } })
  const before = await count()
  for (const method of ['GET', 'HEAD', 'GET']) {
    const headers = { ...navigation }
    expect((await createBrowser().request(`${link}?manage=1`, { method, headers })).status).toBe(302)
  }
  expect(await count()).toBe(before)
  expect(await isConnected(integration)).toBe(true)
})

test.each([
  ['Visma', createVismaIntegration, '/oauth/visma/callback'],
  ['Fortnox', createFortnoxIntegration, '/oauth/fortnox/callback'],
] as const)(
  'whoever has a used link makes %s neither give tokens nor fill the history without end',
  async (_name, create, callback) => {
    const { integration, link } = await connect(create)
    const exchanges = () =>
      [
        ...product.visma.requestsTo('/connect/token'),
        ...product.fortnox.requestsTo('/oauth-v1/token'),
      ].filter(({ form }) => form?.grant_type === 'authorization_code').length
    const before = exchanges()
    const statuses: number[] = []
    for (let i = 0; i < 40; i += 1) {
      const browser = createBrowser({ language: 'en' })
      const seen = await browser.request(`${link}?manage=1`, { headers: navigation })
      const state = new URL(seen.headers.get('location') ?? '').searchParams.get('state')
      const answer = await browser.request(`${product.origin}${callback}?state=${state}&code=bogus${i}`)
      statuses.push(answer.status)
    }
    const refused = { integrationId: integration.id, type: 'management.refused' }
    // The consent itself was the first of thirty.
    expect(await product.db.prisma.event.count({ where: refused })).toBe(29)
    expect(exchanges() - before).toBeLessThanOrEqual(29)
    expect(statuses.filter(status => status === 429)).toHaveLength(11)
  },
)

test('a No changes nothing, and half an hour later the page is closed', async () => {
  const { integration, link } = await connect()
  const { seen: refused } = await manage(integration, link, { answer: 'no' })
  expect(titleOf(refused)).toBe('You did not approve in Visma.')
  expect(refused.text).toContain('class="mark neutral"')
  expect(await isConnected(integration)).toBe(true)
  const { browser, seen } = await manage(integration, link)
  product.clock.advance(31 * 60_000)
  const end = `${product.origin}${seen.url.pathname}/disconnect`
  expect((await browser.request(end, { method: 'POST', headers: sameOrigin() })).status).toBe(400)
  expect(await isConnected(integration)).toBe(true)
})

test('managing a lapsed connection renews it; a paused one stays paused', async () => {
  const { integration, link } = await connect()
  const { id } = integration
  await product.db.prisma.integration.update({
    where: { id },
    data: { status: 'attention', attentionReason: 'reauthorization_required', nextSyncAt: null },
  })
  await manage(integration, link)
  expect(await lookAt(admin, integration)).toMatchObject({ status: 'connected', attentionReason: null })

  const { version } = await lookAt(admin, integration)
  await admin.call(updateIntegration, { params: { id }, body: { version, paused: true } })
  const { browser, seen } = await manage(integration, link)
  expect(seen.text).toContain('Paused: nothing is fetched')
  await browser.submit(seen, 'Disconnect Björks Salong AB')
  expect(await lookAt(admin, integration)).toMatchObject({ status: 'paused', company: null })
})

test('a lapsed consent that is renewed during a pause is not asked for again after it', async () => {
  const { integration, link } = await connect()
  const { id } = integration
  await product.db.prisma.integration.update({
    where: { id },
    data: {
      status: 'paused',
      pausedStatus: 'attention',
      attentionReason: 'reauthorization_required',
      failingSince: new Date(),
      nextSyncAt: null,
    },
  })
  await manage(integration, link)
  const paused = await lookAt(admin, integration)
  expect(paused).toMatchObject({ status: 'paused', attentionReason: null, failingSince: null })
  const stored = () => product.db.prisma.integration.findUniqueOrThrow({ where: { id } })
  expect((await stored()).nextSyncAt).toBeNull()
  const body = { version: paused.version, paused: false }
  expect(await admin.call(updateIntegration, { params: { id }, body })).toMatchObject({
    status: 'connected',
    attentionReason: null,
  })
  expect((await stored()).nextSyncAt).not.toBeNull()
})

test('a link that has connected nothing, or whose connection is over, has nothing to manage', async () => {
  const unused = linkOf(await createVismaIntegration(admin))
  const open = (url: string) => createBrowser({ language: 'en' }).request(url, { headers: navigation })
  expect(titleOf(await open(`${unused}?manage=1`))).toBe('Nothing is connected through this link.')
  const { integration, link } = await connect()
  const { browser, seen } = await manage(integration, link)
  await browser.submit(seen, 'Disconnect Björks Salong AB')
  expect(titleOf(await open(`${link}?manage=1`))).toBe('The connection has ended.')
  await admin.call(deleteIntegration, { params: { id: integration.id } })
  expect(titleOf(await open(`${link}?manage=1`))).toBe('The connection has been removed.')
  expect((await open(`${product.origin}/connect/${'x'.repeat(43)}?manage=1`)).status).toBe(404)
})

test('a page that was opened before another company took over ends nothing of that one', async () => {
  const { integration, link } = await connect()
  const { browser, seen } = await manage(integration, link)
  await product.db.prisma.connection.update({
    where: { integrationId: integration.id },
    data: { companyId: 'another', connectedAt: new Date(product.clock.now().getTime() + 1000) },
  })
  const end = `${product.origin}${seen.url.pathname}/disconnect`
  expect((await browser.request(end, { method: 'POST', headers: sameOrigin() })).status).toBe(409)
  expect(await isConnected(integration)).toBe(true)
  await admin.call(createConsentLink, { params: { id: integration.id }, body: {} })
})
