import { randomBytes } from 'node:crypto'
import {
  type Client,
  createClient,
  createIntegration,
  getIntegration,
  type Integration,
  logIn,
  type Role,
  setUp,
} from '@collector/contracts'
import { hash } from '@node-rs/argon2'
import { type Browser, createBrowser, type Seen } from './browser.ts'
import type { Product } from './product.ts'

export const password = 'correct horse battery staple'

/** Somebody with a browser and the contract's client in it. */
export interface Person extends Client {
  browser: Browser
  /** A raw request to the API with this person's cookies and our own origin. */
  raw(method: string, path: string, init?: RequestInit & { json?: unknown }): Promise<Seen>
}

/** Somebody who is not logged in. `origin` may be another process of the product. */
export function createVisitor(product: Product, origin = product.origin): Person {
  const browser = createBrowser()
  const send: typeof fetch = async (input, init) => {
    const headers = new Headers(init?.headers)
    headers.set('origin', product.origin)
    headers.set('sec-fetch-site', 'same-origin')
    const seen = await browser.request(String(input), { ...init, headers })
    return new Response(seen.status === 204 ? null : seen.text, {
      status: seen.status,
      headers: seen.headers,
    })
  }
  return {
    browser,
    ...createClient({ baseUrl: origin, fetch: send }),
    raw: async (method, path, { json, ...init } = {}) => {
      const headers = new Headers({ origin: product.origin })
      if (json !== undefined) headers.set('content-type', 'application/json')
      new Headers(init.headers).forEach((value, name) => {
        headers.set(name, value)
      })
      const body = json === undefined ? init.body : JSON.stringify(json)
      return browser.request(`${origin}/api/v1${path}`, {
        method,
        ...init,
        headers,
        ...(body != null && { body }),
      })
    },
  }
}

/** The first administrator, made with the one-time token. */
export async function createAdministrator(product: Product): Promise<Person> {
  const person = createVisitor(product)
  const body = { token: await product.setupToken(), name: 'Anna Berg', email: 'anna@venue.example', password }
  await person.call(setUp, { body })
  return person
}

/** Somebody with a role, logged in. */
export async function createColleague(product: Product, role: Role): Promise<Person> {
  const email = `${role}-${randomBytes(4).toString('hex')}@venue.example`
  const passwordHash = await hash(password)
  await product.db.prisma.user.create({ data: { email, name: `Kim ${role}`, role, passwordHash } })
  const person = createVisitor(product)
  await person.call(logIn, { body: { email, password } })
  return person
}

/** A Visma integration that waits for consent. */
export function createVismaIntegration(admin: Person, values: { name?: string; daysBack?: number } = {}) {
  const body = {
    app: 'visma' as const,
    name: 'Salong Björk',
    venueId: 'salong-bjork',
    daysBack: 30,
    ...values,
  }
  return admin.call(createIntegration, { body })
}

export interface ConsentChoice {
  email?: string
  company?: string
  answer?: 'Yes, Allow' | 'No, do not allow'
  browser?: Browser
  /** Where to begin, when that is not the link: an authorization URL that was carried here. */
  from?: string | URL
  /** Stops before the callback is requested; the result's `url` is the callback. */
  stopAtCallback?: boolean
}

/** The owner opens the link, signs in at Visma, picks the company and answers. Returns the last page seen. */
export async function giveConsent(
  product: Product,
  integration: Integration,
  choice: ConsentChoice = {},
): Promise<{ browser: Browser; seen: Seen }> {
  const { email = 'eva@bjorks-salong.example', company = 'Björks Salong AB', answer = 'Yes, Allow' } = choice
  const browser = choice.browser ?? createBrowser({ language: 'en' })
  const url = choice.from ?? integration.consentLink?.url
  if (!url) throw new Error('the integration has no active link')
  let seen = await browser.open(url)
  if (seen.text.includes('<h1>Sign in'))
    seen = await browser.submit(seen, 'Sign in', { fields: { email, password: 'demo' } })
  if (seen.text.includes('<h1>Choose a company')) seen = await browser.submit(seen, company)
  const stopAt = (next: URL) => choice.stopAtCallback === true && next.origin === product.origin
  return { browser, seen: await browser.submit(seen, answer, { stopAt }) }
}

/** Waits until the integration is as `isReady` wants it; fails after ten seconds with what it was. */
export async function untilIntegration(
  person: Person,
  id: string,
  isReady: (integration: Integration) => boolean,
): Promise<Integration> {
  const deadline = Date.now() + 10_000
  let integration = await person.call(getIntegration, { params: { id } })
  while (!isReady(integration)) {
    if (Date.now() > deadline) throw new Error(`not reached: ${JSON.stringify(integration)}`)
    await new Promise(resolve => setTimeout(resolve, 100))
    integration = await person.call(getIntegration, { params: { id } })
  }
  return integration
}
