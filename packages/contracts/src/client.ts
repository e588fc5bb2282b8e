import { ApiProblem, type ProblemOf } from './api-problem.ts'
import type { Endpoint, RequestOf, ResultOf } from './endpoint.ts'
import type { ProblemCode } from './problems.ts'
import { readProblem } from './read-problem.ts'
import { type AddressOf, addressOf, type RequestParts } from './requests.ts'
import { delayBefore, type RetryOptions, retryAfterSecondsOf, waitFor } from './retries.ts'

export { ApiProblem, isProblemOf, type ProblemOf } from './api-problem.ts'
export type { AddressOf } from './requests.ts'
export type { RetryOptions } from './retries.ts'

/**
 * What a call takes: the endpoint's `params`, `query` and `body`, and a `signal` that gives it up. It may be
 * left out when the endpoint needs nothing.
 *
 * @example
 * const request: CallArguments<typeof getIntegration> = [{ params: { id: '01900000-0000-7000-8000-000000000000' } }]
 */
export type CallArguments<E extends Endpoint> =
  Record<never, never> extends RequestOf<E>
    ? [request?: RequestOf<E> & { signal?: AbortSignal | undefined }]
    : [request: RequestOf<E> & { signal?: AbortSignal | undefined }]

/**
 * How a call ended: with the endpoint's result, or with one of the problems it declares.
 *
 * @example
 * const attempt: Attempt<typeof countIntegrations> = await client.attempt(countIntegrations)
 * if (attempt.ok) console.log(attempt.result.total)
 * else console.log(messageOf(attempt.problem.code, 'en'))
 */
export type Attempt<E extends Endpoint> =
  | { ok: true; result: ResultOf<E> }
  | { ok: false; problem: ProblemOf<E> }

/**
 * Calls the API with the types of its endpoints.
 *
 * @example
 * const { items, nextCursor } = await client.call(listIntegrations, { query: { limit: '10' } })
 */
export interface Client {
  /**
   * Calls one endpoint and returns its body.
   * @throws {ApiProblem} with one of the endpoint's codes, or of the client's when no answer came. When the
   * request's own `signal` is aborted, its reason.
   */
  call<E extends Endpoint>(endpoint: E, ...args: CallArguments<E>): Promise<ResultOf<E>>
  /** Like `call`, but a problem is returned with its type instead of thrown. Only an abort is thrown. */
  attempt<E extends Endpoint>(endpoint: E, ...args: CallArguments<E>): Promise<Attempt<E>>
  /** Where an endpoint is reached: for links and downloads that the browser itself makes. */
  urlOf<E extends Endpoint>(endpoint: E, address: AddressOf<E>): string
}

/**
 * Where and how a client asks.
 *
 * @example
 * const options: ClientOptions = { baseUrl: 'https://collector.example', timeoutMs: 5_000, retries: 0 }
 */
export interface ClientOptions extends RetryOptions {
  /** An origin without a slash at its end; empty for the page's own. */
  baseUrl: string
  /** When one try is given up, in milliseconds; 15,000 unless said. */
  timeoutMs?: number
  /** The session is a cookie: `include` sends it to another origin than the page's. `same-origin` unless said. */
  credentials?: 'omit' | 'same-origin' | 'include'
  /** Added to every request. */
  headers?: Record<string, string>
  /** Instead of the global one. */
  fetch?: typeof fetch
}

/**
 * Makes a client for the API at `baseUrl`. Safe calls (GET) are tried again after a passing failure, with
 * jitter and no sooner than `Retry-After` says; what changes something is sent once.
 *
 * @example
 * const api = createClient({ baseUrl: 'https://collector.example' })
 * const { total } = await api.call(countIntegrations)
 */
export function createClient(options: ClientOptions): Client {
  const { baseUrl, wait = waitFor } = options
  const client: Client = {
    async call(endpoint, ...[request]) {
      const parts = (request ?? {}) as RequestParts
      for (let retry = 0; ; retry++) {
        try {
          return (await send(options, endpoint, parts)) as ResultOf<typeof endpoint>
        } catch (error) {
          if (!(error instanceof ApiProblem) || endpoint.method !== 'GET') throw error
          const delayMs = delayBefore(retry, error, options)
          if (delayMs === undefined) throw error
          await wait(delayMs, parts.signal)
        }
      }
    },
    async attempt(endpoint, ...args) {
      try {
        return { ok: true, result: await client.call(endpoint, ...args) }
      } catch (error) {
        if (error instanceof ApiProblem) return { ok: false, problem: error as ProblemOf<typeof endpoint> }
        throw error
      }
    },
    urlOf: (endpoint, address) => addressOf(baseUrl, endpoint, address as RequestParts),
  }
  return client
}

/** One try. */
async function send(options: ClientOptions, endpoint: Endpoint, request: RequestParts): Promise<unknown> {
  const { baseUrl, timeoutMs = 15_000, credentials = 'same-origin', headers } = options
  const { fetch: ask = globalThis.fetch.bind(globalThis) } = options
  const { body, signal } = request
  const timeout = AbortSignal.timeout(timeoutMs)
  let response: Response
  try {
    response = await ask(addressOf(baseUrl, endpoint, request), {
      method: endpoint.method,
      credentials,
      headers: {
        ...headers,
        accept: 'file' in endpoint.success ? endpoint.success.file : 'application/json',
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    })
    if (response.ok) return await resultOf(endpoint, response)
  } catch (cause) {
    if (signal?.aborted) throw signal.reason
    throw new ApiProblem(timeout.aborted ? 'timed_out' : 'unreachable', { cause })
  }
  throw await problemOf(response)
}

async function resultOf({ success }: Endpoint, response: Response): Promise<unknown> {
  if (response.status === 204) return undefined
  return 'file' in success ? response.blob() : response.json()
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => undefined)
  const { code, retryAfterSeconds, ...told } = readProblem(body)
  const { status, headers } = response
  const seconds = retryAfterSeconds ?? retryAfterSecondsOf(headers.get('retry-after'), Date.now())
  return new ApiProblem(code ?? fromStatus(status), {
    ...told,
    status,
    ...(seconds !== undefined && { retryAfterSeconds: seconds }),
  })
}

/** What an answer means that is not the API's own, for example a proxy's, or that of a newer API. */
function fromStatus(status: number): ProblemCode {
  switch (status) {
    case 401:
      return 'unauthenticated'
    case 403:
      return 'forbidden'
    case 404:
      return 'not_found'
    case 413:
      return 'payload_too_large'
    case 429:
      return 'rate_limited'
    case 502:
    case 503:
    case 504:
      return 'unavailable'
    default:
      return 'internal'
  }
}
