import { createHash, randomBytes } from 'node:crypto'
import { rawDump, tries, triesTimeoutMs } from '@collector/db/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createBrowser } from './harness/browser.ts'
import {
  anHourPasses,
  approve,
  finish,
  lookAt,
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
  product.visma.behaviour.rateLimit = { requests: 1_000_000, windowSeconds: 60 }
  admin = await createAdministrator(product)
})
afterAll(() => product.close())

const countAttempts = () => product.db.prisma.consentAttempt.count()
const isConnected = async (id: string) =>
  (await product.db.prisma.connection.count({ where: { integrationId: id } })) === 1

test(
  'OA-01, OA-05, OA-22 every attempt has a state of its own of 256 bits, asks for PKCE and a fresh login, and leaves no raw state in the database',
  async () => {
    const integration = await createVismaIntegration(admin)
    const wanted = tries(100, 1_000)
    const attempts = []
    for (let i = 0; i < wanted; i += 1) attempts.push(await startAttempt(integration))

    const dump = await rawDump(product.db)
    const states = attempts.map(({ state }) => state)
    expect(states.filter(state => dump.includes(state))).toEqual([])
    expect(dump).toContain('consent.started')
    expect(new Set(states).size).toBe(wanted)
    expect(states.filter(state => !/^[\w-]{43}$/.test(state))).toEqual([])
    const queries = attempts.map(({ authorizationUrl }) => Object.fromEntries(authorizationUrl.searchParams))
    expect(new Set(queries.map(query => query.code_challenge)).size).toBe(wanted)
    for (const query of queries) {
      expect(query).toEqual({
        response_type: 'code',
        client_id: product.config.visma?.clientId,
        redirect_uri: `${product.origin}/oauth/visma/callback`,
        scope: 'ea:api ea:sales_readonly offline_access',
        prompt: 'login select_account',
        acr_values: 'service:44643EB1-3F76-4C1C-A672-402AE8085934',
        state: expect.stringMatching(/^[\w-]{43}$/),
        code_challenge: expect.stringMatching(/^[\w-]{43}$/),
        code_challenge_method: 'S256',
      })
    }
    for (const { cookie, state } of attempts) {
      expect(cookie.line).toMatch(/; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
      expect(Buffer.from(cookie.value, 'base64url').toString('latin1')).not.toContain(state)
    }
  },
  triesTimeoutMs,
)

test('OA-01 a state is accepted one second before it is ten minutes old and refused one second after', async () => {
  const integration = await createVismaIntegration(admin)
  const late = await startAttempt(integration)
  product.clock.advance(10 * 60_000 - 2_000)
  const callback = await giveConsent(product, integration, {
    browser: late.browser,
    from: late.authorizationUrl,
    stopAtCallback: true,
  })
  product.clock.advance(3_000)
  const before = { attempts: await countAttempts(), tokens: tokenRequests(product).length }
  const refused = await late.browser.request(callback.seen.url)
  expect(await countAttempts()).toBe(before.attempts)
  expect(tokenRequests(product)).toHaveLength(before.tokens)
  expect(refused.status).toBe(400)
  expect(titleOf(refused)).toBe('It took too long.')

  const timely = await startAttempt(integration)
  product.clock.advance(10 * 60_000 - 3_000)
  const choice = { browser: timely.browser, from: timely.authorizationUrl }
  const { seen } = await giveConsent(product, integration, choice)
  expect(await isConnected(integration.id)).toBe(true)
  expect(titleOf(seen)).toContain('is connected to Reco')
})

test(
  'OA-02 a state is consumed once, however many callbacks arrive together at two processes',
  async () => {
    const origins = [product.origin, await product.addProcess()]
    for (let round = 0; round < tries(2, 20); round += 1) {
      const integration = await createVismaIntegration(admin)
      const { browser, callback } = await approve(product, integration)
      const [[name, value] = []] = browser.cookiesOf(product.origin)
      product.visma.clearRequests()
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, i) =>
          createBrowser().request(new URL(callback.pathname + callback.search, origins[i % 2]), {
            headers: { cookie: `${name}=${value}` },
          }),
        ),
      )

      expect(tokenRequests(product)).toHaveLength(1)
      expect(await isConnected(integration.id)).toBe(true)
      const granted = { integrationId: integration.id, type: 'consent.granted' }
      expect(await product.db.prisma.event.count({ where: granted })).toBe(1)
      const statuses = answers.map(({ status }) => status).sort()
      expect(statuses).toEqual([303, ...Array(49).fill(409)])
      expect((await lookAt(admin, integration)).consentLink).toMatchObject({
        state: 'used',
        lastFailure: null,
      })
    }
  },
  triesTimeoutMs,
)

test('OA-02 a state is spent by a failure too', async () => {
  const integration = await createVismaIntegration(admin)
  const { browser, callback } = await approve(product, integration, { answer: 'no' })
  const refused = await browser.open(callback)
  expect(titleOf(refused)).toBe('Nothing was connected.')
  product.visma.clearRequests()
  callback.searchParams.delete('error')
  callback.searchParams.set('code', 'A'.repeat(64))
  const again = await browser.request(callback)
  expect(tokenRequests(product)).toEqual([])
  expect(again.status).toBe(409)
})

test('OA-03 a callback counts only in the browser that began the attempt', async () => {
  const integration = await createVismaIntegration(admin)
  const other = await createVismaIntegration(admin)
  const honest = await approve(product, integration)
  const [[name = '', value = ''] = []] = honest.browser.cookiesOf(product.origin)
  const sameLink = await startAttempt(integration)
  const otherLink = await startAttempt(other)
  const changed = (at: number) => {
    const bytes = Buffer.from(value, 'base64url')
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
    return `${name}=${bytes.toString('base64url')}`
  }
  const length = Buffer.from(value, 'base64url').length
  const variants: Record<string, string | undefined> = {
    'no cookie': undefined,
    'an empty cookie': `${name}=`,
    'the cookie of another attempt at the same link': `${sameLink.cookie.name}=${sameLink.cookie.value}`,
    'that cookie under this name': `${name}=${sameLink.cookie.value}`,
    'the cookie of another integration': `${otherLink.cookie.name}=${otherLink.cookie.value}`,
    'that cookie under this attempt’s name': `${name}=${otherLink.cookie.value}`,
    'the value without its prefix': `${name.replace('__Host-', '')}=${value}`,
    'a name in other letters': `${name.toLowerCase()}=${value}`,
    'a name that is cut': `${name.slice(0, -1)}=${value}`,
    'a value that is cut': `${name}=${value.slice(0, -8)}`,
    'a value that goes on': `${name}=${value}AAAA`,
    'a value in plain': `${name}=${Buffer.from(JSON.stringify({ state: callback(honest) })).toString('base64url')}`,
    'random bytes': `${name}=${randomBytes(length).toString('base64url')}`,
    'not base64': `${name}=%00%ff`,
    'another version': changed(0),
    'another key id': changed(3),
    'another nonce': changed(10),
    'other ciphertext': changed(Math.floor(length / 2)),
    'another tag': changed(length - 1),
    'the session cookie': `__Host-session=${value}`,
  }
  expect(Object.keys(variants)).toHaveLength(20)
  product.visma.clearRequests()
  const attempts = await countAttempts()
  for (const [what, cookie] of Object.entries(variants)) {
    const seen = await createBrowser().request(honest.callback, { headers: cookie ? { cookie } : {} })
    expect({ what, status: seen.status }).toEqual({ what, status: 400 })
  }
  expect(tokenRequests(product)).toEqual([])
  expect(await countAttempts()).toBe(attempts)

  await finish(honest)
  expect(await isConnected(integration.id)).toBe(true)
})

const callback = ({ callback: url }: { callback: URL }) => url.searchParams.get('state')

test(
  'OA-03, OA-04 honest attempts all pass, the verifier reaches the token endpoint and nothing else',
  async () => {
    const integration = await createVismaIntegration(admin)
    // A company without invoicing lets the exchange happen and the link live on.
    const company = product.visma.companies.find('Björks Salong AB')
    product.visma.companies.setState(company.id, 'noInvoicing')
    product.visma.clearRequests()
    const wanted = tries(20, 1_000)
    const pages: string[] = []
    for (let i = 0; i < wanted; i += 1) {
      if (i % 30 === 0) await anHourPasses(product)
      const attempt = await startAttempt(integration)
      const { seen } = await giveConsent(product, integration, {
        browser: attempt.browser,
        from: attempt.authorizationUrl,
      })
      pages.push(seen.text)
      const [exchange] = tokenRequests(product).slice(-1)
      const verifier = exchange?.form?.code_verifier ?? ''
      expect(verifier).toMatch(/^[\w-]{43}$/)
      expect(createHash('sha256').update(verifier).digest('base64url')).toBe(
        attempt.authorizationUrl.searchParams.get('code_challenge'),
      )
      expect(titleOf(seen)).toBe('The company has no invoicing in Visma.')
    }
    product.visma.companies.setState(company.id, 'active')

    const exchanges = tokenRequests(product)
    expect(exchanges).toHaveLength(wanted)
    const verifiers = exchanges.map(({ form }) => form?.code_verifier ?? '')
    expect(new Set(verifiers).size).toBe(wanted)
    const elsewhere = [
      ...product.logLines,
      ...pages,
      ...product.visma.requests.map(({ url }) => url),
      await rawDump(product.db),
    ].join('\n')
    expect(verifiers.filter(verifier => elsewhere.includes(verifier))).toEqual([])
  },
  triesTimeoutMs,
)

test('OA-06 a code from the attacker’s own flow connects nothing in the victim’s', async () => {
  const victims = await createVismaIntegration(admin)
  const attackers = await createVismaIntegration(admin)
  const victim = await approve(product, victims)
  const attacker = await approve(product, attackers, {
    email: 'lisa@lindgrens-maleri.example',
    company: 'Lindgrens Måleri',
  })
  const injected = new URL(victim.callback)
  injected.searchParams.set('code', attacker.callback.searchParams.get('code') ?? '')
  const seen = await victim.browser.open(injected)

  expect(await isConnected(victims.id)).toBe(false)
  expect(await lookAt(admin, victims)).toMatchObject({
    status: 'pending',
    consentLink: { state: 'active', lastFailure: { reason: 'provider_rejected' } },
  })
  expect(titleOf(seen)).toBe('Visma did not let us in.')
})

test('OA-19 an authorization URL carried to another browser is useless there', async () => {
  const integration = await createVismaIntegration(admin)
  const attempt = await startAttempt(integration)
  product.visma.clearRequests()
  const { seen } = await giveConsent(product, integration, {
    browser: createBrowser({ language: 'en' }),
    from: attempt.authorizationUrl,
  })
  expect(tokenRequests(product)).toEqual([])
  expect(await isConnected(integration.id)).toBe(false)
  expect(seen.status).toBe(400)
  expect(titleOf(seen)).toBe('Please start from the link.')
})

test('attempts in thirty tabs at once leave the browser able to connect, and the oldest give way', async () => {
  const integration = await createVismaIntegration(admin)
  const browser = createBrowser({ language: 'en' })
  await Promise.all(Array.from({ length: 30 }, () => startAttempt(integration, browser)))
  expect(browser.cookiesOf(product.origin).size).toBe(30)

  const { callback: url } = await approve(product, integration, { browser })
  expect(browser.cookiesOf(product.origin).size).toBe(5)
  await browser.open(url)
  expect(await isConnected(integration.id)).toBe(true)
})
