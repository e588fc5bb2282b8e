import type { IncomingMessage, ServerResponse } from 'node:http'

export interface LoggedRequest {
  /** When it arrived, by the simulator's clock. */
  at: Date
  /** When it arrived, by the machine's monotonic clock: windows are measured on this one. */
  receivedAtMs: number
  method: string
  path: string
  /** The request target as it came, query string and all. */
  url: string
  query: Record<string, string>
  /** Names in lower case. */
  headers: Record<string, string>
  form?: Record<string, string>
  body?: unknown
  /** The status answered; absent while in flight or when the connection was cut. */
  status?: number
  /** The kinds of fault that were injected. */
  faults: string[]
}

export interface RequestCounters {
  /** How many token requests presented this refresh token. */
  tokenRequests(refreshToken: string): number
  readonly inFlight: number
  readonly inFlightMax: number
  /** The most requests that arrived within any window of this length. */
  maxInWindow(options: { windowMs: number; pathPrefix?: string }): number
}

export interface RequestLog {
  readonly requests: LoggedRequest[]
  readonly counters: RequestCounters
  requestsTo(pathPrefix: string): LoggedRequest[]
  /** Forgets what was logged; requests under way stay counted as in flight. */
  clear(): void
  /** Counts a request as in flight from its first byte until its connection is done with it. */
  opened(response: ServerResponse): void
  record(request: IncomingMessage, response: ServerResponse, body: Buffer): LoggedRequest
}

/** Remembers every request, newest last, and counts what tests ask about. */
export function createRequestLog({ now, keep = 50_000 }: { now: () => Date; keep?: number }): RequestLog {
  const requests: LoggedRequest[] = []
  const tokenRequests = new Map<string, number>()
  let inFlight = 0
  let inFlightMax = 0

  const requestsTo = (pathPrefix: string) =>
    requests.filter(request => request.path.toLowerCase().startsWith(pathPrefix.toLowerCase()))

  return {
    requests,
    requestsTo,
    counters: {
      tokenRequests: refreshToken => tokenRequests.get(refreshToken) ?? 0,
      get inFlight() {
        return inFlight
      },
      get inFlightMax() {
        return inFlightMax
      },
      maxInWindow: ({ windowMs, pathPrefix = '' }) =>
        mostInWindow(
          requestsTo(pathPrefix).map(request => request.receivedAtMs),
          windowMs,
        ),
    },

    clear() {
      requests.length = 0
      tokenRequests.clear()
      inFlightMax = inFlight
    },

    opened(response) {
      inFlight += 1
      inFlightMax = Math.max(inFlightMax, inFlight)
      response.once('close', () => {
        inFlight -= 1
      })
    },

    record(request, response, body) {
      const entry = describe(request, body, now())
      requests.push(entry)
      if (requests.length > keep) requests.splice(0, requests.length - keep)
      const refreshToken = entry.form?.refresh_token
      if (refreshToken) tokenRequests.set(refreshToken, (tokenRequests.get(refreshToken) ?? 0) + 1)

      response.once('finish', () => {
        entry.status = response.statusCode
      })
      return entry
    },
  }
}

function describe(request: IncomingMessage, body: Buffer, at: Date): LoggedRequest {
  const url = request.url ?? '/'
  const { pathname, searchParams } = new URL(url, 'http://simulator')
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value
  }
  return {
    at,
    receivedAtMs: performance.now(),
    method: request.method ?? 'GET',
    path: pathname,
    url,
    query: Object.fromEntries(searchParams),
    headers,
    ...describeBody(headers['content-type'] ?? '', body),
    faults: [],
  }
}

function describeBody(contentType: string, body: Buffer): Pick<LoggedRequest, 'form' | 'body'> {
  if (body.length === 0) return {}
  const text = body.toString('utf8')
  if (contentType.startsWith('application/x-www-form-urlencoded')) {
    return { form: Object.fromEntries(new URLSearchParams(text)) }
  }
  if (!contentType.startsWith('application/json')) return { body: text }
  try {
    return { body: JSON.parse(text) as unknown }
  } catch {
    return { body: text }
  }
}

function mostInWindow(arrivals: number[], windowMs: number): number {
  let most = 0
  let oldest = 0
  for (const [newest, arrival] of arrivals.entries()) {
    while (arrival - (arrivals[oldest] ?? arrival) >= windowMs) oldest += 1
    most = Math.max(most, newest - oldest + 1)
  }
  return most
}
