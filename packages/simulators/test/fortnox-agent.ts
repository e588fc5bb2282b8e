import type { FortnoxSimulator } from '../src/index.ts'
import { createUserAgent, type UserAgent } from './user-agent.ts'

export const REDIRECT_URI = 'http://product.example/oauth/fortnox/callback'
export const EVA = 'eva@bjorks-salong.example'
export const ANNA = 'anna@norrlunda.example'
export const PETRA = 'petra@malargrossisten.example'

/** An authorization request as the product sends it. */
export function authorizeUrl(
  fortnox: FortnoxSimulator,
  parameters: Record<string, string | undefined> = {},
): URL {
  const url = new URL('/oauth-v1/auth', fortnox.oauthUrl)
  const all = {
    client_id: fortnox.clients[0]?.clientId,
    redirect_uri: REDIRECT_URI,
    response_type: 'code',
    scope: 'companyinformation customer invoice',
    state: 'the-state',
    access_type: 'offline',
    account_type: 'service',
    ...parameters,
  }
  for (const [name, value] of Object.entries(all)) if (value !== undefined) url.searchParams.set(name, value)
  return url
}

/** Signs in, picks the company if asked, and approves; answers where the browser ends up. */
export async function consent(
  fortnox: FortnoxSimulator,
  options: { url?: URL; email?: string; company?: string; agent?: UserAgent } = {},
): Promise<URL> {
  const { email = EVA, url = authorizeUrl(fortnox) } = options
  const agent = options.agent ?? createUserAgent(fortnox.oauthUrl)
  let seen = await agent.open(url)
  if (seen.html.includes('<h1>Logga in')) {
    seen = await agent.submit(seen, 'Logga in', { email, password: 'demo' })
  }
  if (seen.html.includes('<h1>Välj företag')) {
    seen = await agent.submit(seen, options.company ?? 'Björks Salong AB')
  }
  if (seen.html.includes('<h1>Aktivering')) seen = await agent.submit(seen, 'Godkänn & aktivera')
  return seen.url
}

export interface TokenAnswer {
  status: number
  body: Record<string, string>
  headers: Headers
}

/** Posts to the token endpoint with a Basic header. */
export async function postToken(
  fortnox: FortnoxSimulator,
  form: Record<string, string>,
  options: { client?: { clientId: string; clientSecret: string }; headers?: Record<string, string> } = {},
): Promise<TokenAnswer> {
  const client = options.client ?? fortnox.clients[0]
  const basic = Buffer.from(`${client?.clientId}:${client?.clientSecret}`).toString('base64')
  const response = await fetch(new URL('/oauth-v1/token', fortnox.oauthUrl), {
    method: 'POST',
    headers: { authorization: `Basic ${basic}`, ...options.headers },
    body: new URLSearchParams(form),
  })
  return {
    status: response.status,
    body: (await response.json()) as Record<string, string>,
    headers: response.headers,
  }
}

/** The code that a consent gives. */
export async function getCode(
  fortnox: FortnoxSimulator,
  options: Parameters<typeof consent>[1] = {},
): Promise<string> {
  await fortnox.registerRedirectUri(fortnox.clients[0]?.clientId ?? '', REDIRECT_URI)
  const callback = await consent(fortnox, options)
  const code = callback.searchParams.get('code')
  if (code === null) throw new Error(`No code: ${callback}`)
  return code
}

/** The whole way to tokens for one company. */
export async function connect(
  fortnox: FortnoxSimulator,
  options: Parameters<typeof consent>[1] = {},
): Promise<Record<string, string>> {
  const code = await getCode(fortnox, options)
  const { status, body } = await postToken(fortnox, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: REDIRECT_URI,
  })
  if (status !== 200) throw new Error(`No tokens: ${JSON.stringify(body)}`)
  return body
}

export const refresh = (fortnox: FortnoxSimulator, refreshToken: string) =>
  postToken(fortnox, { grant_type: 'refresh_token', refresh_token: refreshToken })

type Row = Record<string, unknown> & { DocumentNumber: string; CustomerNumber: string }

/** Any answer of the API; which members are there is what the tests are about. */
export interface ApiBody {
  MetaInformation: { '@TotalResources': number; '@TotalPages': number; '@CurrentPage': number }
  Invoices: Row[]
  Invoice: Row
  Customers: Row[]
  Customer: Row
  CompanyInformation: Record<string, unknown>
  ErrorInformation: Record<string, unknown>
  [name: string]: unknown
}

/** One GET to the API. */
export async function callApi(
  fortnox: FortnoxSimulator,
  path: string,
  accessToken: string | undefined,
): Promise<{ status: number; body: ApiBody; headers: Headers; text: string }> {
  const headers: Record<string, string> = { accept: 'application/json', 'content-type': 'application/json' }
  if (accessToken) headers.authorization = `Bearer ${accessToken}`
  const response = await fetch(new URL(path, fortnox.apiUrl), { headers })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json')
  return {
    status: response.status,
    body: isJson ? JSON.parse(text) : undefined,
    headers: response.headers,
    text,
  }
}
