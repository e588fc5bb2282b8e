import { getIntegration, type Integration } from '@collector/contracts'
import type { LoggedRequest } from '@collector/simulators'
import { type Browser, createBrowser, decoded, type Seen } from './browser.ts'
import { type ConsentChoice, giveConsent, type Person } from './people.ts'
import type { Product } from './product.ts'

export const navigation = { accept: 'text/html', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }

/** An attempt that was begun: what the browser was told and what it keeps. */
export interface Attempt {
  browser: Browser
  seen: Seen
  authorizationUrl: URL
  state: string
  cookie: { name: string; value: string; line: string }
}

/** The active link's address. */
export function linkOf(integration: Integration): string {
  const url = integration.consentLink?.url
  if (!url) throw new Error('the integration has no active link')
  return url
}

/** Opens the link as a person does, and stops before the provider. */
export async function startAttempt(
  integration: Integration,
  browser = createBrowser({ language: 'en' }),
  headers: Record<string, string> = {},
): Promise<Attempt> {
  const seen = await browser.request(linkOf(integration), { headers: { ...navigation, ...headers } })
  const authorizationUrl = new URL(seen.headers.get('location') ?? 'about:blank')
  const line = seen.headers.getSetCookie().find(each => /^__Host-consent-[\w-]{16}=[^;]/.test(each)) ?? ''
  const [, name = '', value = ''] = /^([^=]+)=([^;]+)/.exec(line) ?? []
  const state = authorizationUrl.searchParams.get('state') ?? ''
  return { browser, seen, authorizationUrl, state, cookie: { name, value, line } }
}

/** The owner approves; returns the callback that the browser has not requested yet. */
export async function approve(
  product: Product,
  integration: Integration,
  choice: ConsentChoice = {},
): Promise<{ browser: Browser; callback: URL }> {
  const { browser, seen } = await giveConsent(product, integration, { ...choice, stopAtCallback: true })
  return { browser, callback: seen.url }
}

/** Requests a callback and follows to the page that the owner ends up with. */
export function finish({ browser, callback }: { browser: Browser; callback: URL }): Promise<Seen> {
  return browser.open(callback)
}

/** The integration as the administrator sees it now. */
export function lookAt(admin: Person, integration: Integration): Promise<Integration> {
  return admin.call(getIntegration, { params: { id: integration.id } })
}

/** The token requests of a kind that reached the provider. */
export function tokenRequests(
  product: Product,
  grantType: 'authorization_code' | 'refresh_token' = 'authorization_code',
): LoggedRequest[] {
  return product.visma.requestsTo('/connect/token').filter(({ form }) => form?.grant_type === grantType)
}

/** As if an hour had passed since the attempts there were: they do not count any more. */
export async function anHourPasses(product: Product): Promise<void> {
  const createdAt = new Date(product.clock.now().getTime() - 60 * 60_000)
  await product.db.prisma.consentAttempt.updateMany({ data: { createdAt } })
}

/** What a page's heading says. */
export function titleOf(seen: Seen): string {
  return decoded(/<h1>([\s\S]*?)<\/h1>/.exec(seen.text)?.[1] ?? '')
}
