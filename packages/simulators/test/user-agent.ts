import type { VismaSimulator } from '../src/index.ts'

/** What a page or a redirect out of the simulator looks like to a person. */
interface Seen {
  url: URL
  status: number
  html: string
}

export interface UserAgent {
  open(url: string | URL): Promise<Seen>
  submit(seen: Seen, button: string, fields?: Record<string, string>): Promise<Seen>
}

const unescaped = (html: string) =>
  html.replaceAll('&amp;', '&').replace(/&#(\d+);/g, (_all, code) => String.fromCodePoint(Number(code)))

/**
 * A browser of a kind: keeps cookies, follows redirects inside `origin`, stops at the first one that leaves
 * it.
 */
export function createUserAgent(origin: string): UserAgent {
  const cookies = new Map<string, string>()

  const go = async (target: URL, init: RequestInit = {}): Promise<Seen> => {
    if (target.origin !== origin) return { url: target, status: 0, html: '' }
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(target, {
      ...init,
      redirect: 'manual',
      headers: { accept: 'text/html', cookie },
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) cookies.delete(name)
      else cookies.set(name, value)
    }
    const location = response.headers.get('location')
    const html = await response.text()
    return location ? go(new URL(location, target)) : { url: target, status: response.status, html }
  }

  return {
    open: url => go(new URL(url)),
    submit(seen, button, fields = {}) {
      const form = [...seen.html.matchAll(/<form[^>]*action="([^"]+)"[^>]*>([\s\S]*?)<\/form>/g)].find(
        ([, , inner]) => unescaped((inner ?? '').replace(/<[^>]+>/g, ' ')).includes(button),
      )
      if (!form) throw new Error(`No button ${button} on ${seen.url}:\n${seen.html}`)
      const hidden = [
        ...(form[2] ?? '').matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g),
      ].map(([, name = '', value = '']) => [name, unescaped(value)])
      const body = new URLSearchParams([...hidden, ...Object.entries(fields)] as [string, string][])
      return go(new URL(unescaped(form[1] ?? ''), seen.url), { method: 'POST', body })
    },
  }
}

export const REDIRECT_URI = 'http://product.example/oauth/visma/callback'

/** An authorization request as the product sends it. */
export function authorizeUrl(
  visma: VismaSimulator,
  parameters: Record<string, string | undefined> = {},
): URL {
  const url = new URL('/connect/authorize', visma.identityUrl)
  const all = {
    client_id: visma.clients[0]?.clientId,
    redirect_uri: REDIRECT_URI,
    response_type: 'code',
    scope: 'ea:api ea:sales_readonly offline_access',
    state: 'the-state',
    ...parameters,
  }
  for (const [name, value] of Object.entries(all)) if (value !== undefined) url.searchParams.set(name, value)
  return url
}

/** Signs in, picks the company if asked, and allows; answers where the browser ends up. */
export async function consent(
  visma: VismaSimulator,
  options: { url?: URL; email?: string; company?: string; agent?: UserAgent } = {},
): Promise<URL> {
  const { email = 'eva@bjorks-salong.example', url = authorizeUrl(visma) } = options
  const agent = options.agent ?? createUserAgent(visma.identityUrl)
  let seen = await agent.open(url)
  if (seen.html.includes('<h1>Sign in'))
    seen = await agent.submit(seen, 'Sign in', { email, password: 'demo' })
  if (seen.html.includes('<h1>Choose a company'))
    seen = await agent.submit(seen, options.company ?? 'Björks Salong AB')
  if (seen.html.includes('Yes, Allow')) seen = await agent.submit(seen, 'Yes, Allow')
  return seen.url
}

export interface TokenAnswer {
  status: number
  body: Record<string, string>
}

/** Posts to the token endpoint with a properly encoded Basic header. */
export async function postToken(
  visma: VismaSimulator,
  form: Record<string, string>,
  client = visma.clients[0],
): Promise<TokenAnswer> {
  const halves = [client?.clientId ?? '', client?.clientSecret ?? ''].map(encodeURIComponent)
  const response = await fetch(new URL('/connect/token', visma.identityUrl), {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(halves.join(':')).toString('base64')}` },
    body: new URLSearchParams(form),
  })
  return { status: response.status, body: (await response.json()) as Record<string, string> }
}

/** The whole way to tokens for one company. */
export async function connect(
  visma: VismaSimulator,
  options: Parameters<typeof consent>[1] = {},
): Promise<Record<string, string>> {
  const [client] = visma.clients
  await visma.registerRedirectUri(client?.clientId ?? '', REDIRECT_URI)
  const callback = await consent(visma, options)
  const code = callback.searchParams.get('code') ?? ''
  const { status, body } = await postToken(visma, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: REDIRECT_URI,
  })
  if (status !== 200) throw new Error(`No tokens: ${JSON.stringify(body)}`)
  return body
}

/** Any answer of the API; which members are there is what the tests are about. */
export interface ApiBody {
  Meta: {
    CurrentPage: number
    PageSize: number
    TotalNumberOfPages: number
    TotalNumberOfResults: number
    ServerTimeUtc: string
  }
  Data: (Record<string, unknown> & { Id: string; InvoiceNumber: number })[]
  ErrorCode: number
  DeveloperErrorMessage: string
  keys: Record<string, unknown>[]
  [name: string]: unknown
}

/** One GET to the API. */
export async function callApi(
  visma: VismaSimulator,
  path: string,
  accessToken: string | undefined,
): Promise<{ status: number; body: ApiBody; headers: Headers }> {
  const headers: Record<string, string> = accessToken ? { authorization: `Bearer ${accessToken}` } : {}
  const response = await fetch(new URL(path, visma.apiUrl), { headers })
  const text = await response.text()
  return {
    status: response.status,
    body: text === '' ? undefined : JSON.parse(text),
    headers: response.headers,
  }
}
