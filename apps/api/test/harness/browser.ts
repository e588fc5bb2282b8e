import { request as httpRequest } from 'node:http'

/** What came back, read to the end. */
export interface Seen {
  url: URL
  status: number
  headers: Headers
  text: string
}

/** A browser without scripts: it keeps the cookies of each origin and says where it comes from. */
export interface Browser {
  /** One request, redirects not followed. */
  request(url: string | URL, init?: RequestInit): Promise<Seen>
  /** Opens an address as a person does and follows redirects; stops before `stopAt` is requested. */
  open(url: string | URL, options?: { stopAt?: (url: URL) => boolean }): Promise<Seen>
  /** Submits the form that holds `button`. */
  submit(
    seen: Seen,
    button: string,
    options?: { fields?: Record<string, string>; stopAt?: (url: URL) => boolean },
  ): Promise<Seen>
  /** The cookies of an origin, by name; may be changed. */
  cookiesOf(origin: string): Map<string, string>
}

const navigation = { accept: 'text/html', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }

/** A fresh browser with an empty cookie jar. */
export function createBrowser(options: { language?: string } = {}): Browser {
  const jars = new Map<string, Map<string, string>>()
  const cookiesOf = (origin: string) => {
    const jar = jars.get(origin) ?? new Map<string, string>()
    jars.set(origin, jar)
    return jar
  }

  async function request(target: string | URL, init: RequestInit = {}): Promise<Seen> {
    const url = new URL(target)
    const jar = cookiesOf(url.origin)
    const headers = new Headers(init.headers)
    if (jar.size > 0) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '))
    if (options.language) headers.set('accept-language', options.language)
    const response = await send(url, { ...init, headers })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name)
      else jar.set(name, value)
    }
    return { url, status: response.status, headers: response.headers, text: await response.text() }
  }

  async function follow(seen: Seen, stopAt?: (url: URL) => boolean): Promise<Seen> {
    const location = seen.headers.get('location')
    if (!location) return seen
    const next = new URL(location, seen.url)
    if (stopAt?.(next)) return { ...seen, url: next }
    return follow(await request(next, { headers: navigation }), stopAt)
  }

  return {
    request,
    cookiesOf,
    open: async (url, { stopAt } = {}) => follow(await request(url, { headers: navigation }), stopAt),
    submit: async (seen, button, { fields = {}, stopAt } = {}) => {
      const forms = [...seen.text.matchAll(/<form[^>]*action="([^"]+)"[^>]*>([\s\S]*?)<\/form>/g)]
      const form = forms.find(([, , inner = '']) => decoded(inner.replace(/<[^>]+>/g, ' ')).includes(button))
      if (!form) throw new Error(`No button ${button} at ${seen.url.pathname}:\n${seen.text}`)
      const [, action = '', inner = ''] = form
      const hidden = [...inner.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
      const body = new URLSearchParams([
        ...hidden.map(([, name = '', value = '']): [string, string] => [name, value]),
        ...Object.entries(fields),
      ])
      const headers = { ...navigation, 'sec-fetch-site': 'same-origin' }
      return follow(
        await request(new URL(decoded(action), seen.url), {
          method: 'POST',
          body,
          headers,
        }),
        stopAt,
      )
    },
  }
}

/** A request over plain HTTP. Not `fetch`, which overwrites the `sec-fetch-` headers of a browser. */
function send(url: URL, init: RequestInit & { headers: Headers }): Promise<Response> {
  const body = init.body instanceof URLSearchParams ? init.body.toString() : (init.body as string | undefined)
  if (init.body instanceof URLSearchParams && !init.headers.has('content-type')) {
    init.headers.set('content-type', 'application/x-www-form-urlencoded')
  }
  return new Promise((resolve, reject) => {
    const options = {
      method: init.method ?? 'GET',
      headers: Object.fromEntries(init.headers),
      agent: false as const,
    }
    const outgoing = httpRequest(url, options, incoming => {
      const chunks: Buffer[] = []
      incoming.on('data', chunk => chunks.push(chunk))
      incoming.on('error', reject)
      incoming.on('end', () => {
        const headers = new Headers()
        for (const [name, values] of Object.entries(incoming.headersDistinct)) {
          for (const value of values ?? []) headers.append(name, value)
        }
        const status = incoming.statusCode ?? 0
        const isEmpty = status === 204 || status === 304
        resolve(new Response(isEmpty ? null : Buffer.concat(chunks), { status, headers }))
      })
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

/** Text or an attribute's value as a browser reads it. */
export function decoded(html: string): string {
  const decimals = html.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
  return decimals.replaceAll('&amp;', '&')
}
