import { randomBytes } from 'node:crypto'
import {
  type Client,
  createClient,
  createIntegration,
  getIntegration,
  type Integration,
  type InvoiceSelection,
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
export function createVisitor(product: Pick<Product, 'origin'>, origin = product.origin): Person {
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
export async function createAdministrator(
  product: Pick<Product, 'origin' | 'setupToken'>,
  origin = product.origin,
): Promise<Person> {
  const person = createVisitor(product, origin)
  const body = { token: await product.setupToken(), name: 'Anna Berg', email: 'anna@venue.example', password }
  await person.call(setUp, { body })
  return person
}

/** Cheap to compare: what the product's own cost is checked where people choose a password. */
const storedPassword = hash(password, { memoryCost: 8, timeCost: 1 })

/** Somebody with a role, logged in. */
export async function createColleague(product: Product, role: Role): Promise<Person> {
  const email = `${role}-${randomBytes(4).toString('hex')}@venue.example`
  const passwordHash = await storedPassword
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

/** A Fortnox integration that waits for consent. */
export function createFortnoxIntegration(
  admin: Person,
  values: {
    name?: string
    daysBack?: number
    costCenter?: string | null
    invoiceSelection?: InvoiceSelection
    serviceAccount?: boolean
  } = {},
) {
  const body = {
    app: 'fortnox' as const,
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
  answer?: 'yes' | 'no'
  browser?: Browser
  /** Where to begin, when that is not the link: an authorization URL that was carried here. */
  from?: string | URL
  /** Stops before the callback is requested; the result's `url` is the callback. */
  stopAtCallback?: boolean
}

/** What the pages of each provider are headed, and what their buttons say. */
const pages = {
  visma: {
    signIn: 'Sign in',
    chooseCompany: 'Choose a company',
    answers: { yes: 'Yes, Allow', no: 'No, do not allow' },
  },
  fortnox: {
    signIn: 'Logga in',
    chooseCompany: 'Välj företag',
    answers: { yes: 'Godkänn & aktivera', no: 'Avbryt' },
  },
}

/** The owner opens the link, signs in, picks the company and answers. Returns the last page seen. */
export async function giveConsent(
  product: Product,
  integration: Integration,
  choice: ConsentChoice = {},
): Promise<{ browser: Browser; seen: Seen }> {
  const { email = 'eva@bjorks-salong.example', company = 'Björks Salong AB', answer = 'yes' } = choice
  const { signIn, chooseCompany, answers } = pages[integration.app]
  const browser = choice.browser ?? createBrowser({ language: 'en' })
  const url = choice.from ?? integration.consentLink?.url
  if (!url) throw new Error('the integration has no active link')
  let seen = await browser.open(url)
  const stopAt = (next: URL) => choice.stopAtCallback === true && next.origin === product.origin
  const submit = (button: string, fields?: Record<string, string>) =>
    browser.submit(seen, button, { stopAt, ...(fields && { fields }) })
  if (seen.text.includes(`<h1>${signIn}`)) seen = await submit(signIn, { email, password: 'demo' })
  if (seen.text.includes(`<h1>${chooseCompany}`)) seen = await submit(company)
  // Some troubles end the walk before anything can be approved.
  if (seen.url.origin !== product.origin) seen = await submit(answers[answer])
  return { browser, seen }
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
