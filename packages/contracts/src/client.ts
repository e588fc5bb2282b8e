import { apiPrefix, type Endpoint, type RequestOf, type ResultOf } from './endpoint.ts'
import { type FieldError, type ProblemCode, problems } from './problems.ts'

/**
 * An error answer of the API, or the absence of any answer (`code` is `unreachable`).
 * `errors` names the fields of a `validation_failed`.
 */
export class ApiProblem<Code extends string = ProblemCode | 'unreachable'> extends Error {
  readonly code: Code
  readonly status: number
  readonly errors: readonly FieldError[]
  readonly requestId: string | undefined

  constructor(
    code: Code,
    options: { status?: number; errors?: readonly FieldError[]; requestId?: string; cause?: unknown },
  ) {
    super(code, { cause: options.cause })
    this.name = 'ApiProblem'
    this.code = code
    this.status = options.status ?? 0
    this.errors = options.errors ?? []
    this.requestId = options.requestId
  }
}

/** `RequestOf` plus how to abort; the argument may be left out when the endpoint takes nothing. */
export type CallArguments<E extends Endpoint> = keyof RequestOf<E> extends never
  ? [request?: { signal?: AbortSignal }]
  : [request: RequestOf<E> & { signal?: AbortSignal }]

/** Calls the API with the types of its endpoints. */
export interface Client {
  /**
   * Calls one endpoint and returns its body.
   * @throws {ApiProblem} with one of the endpoint's codes, or `unreachable` when no answer came.
   */
  call<E extends Endpoint>(endpoint: E, ...args: CallArguments<E>): Promise<ResultOf<E>>
}

interface RequestParts {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
  signal?: AbortSignal
}

/**
 * Makes a client for the API at `baseUrl` (an origin, empty for the page's own). A request is given up after
 * `timeoutMs` (15,000 unless said).
 */
export function createClient(options: { baseUrl: string; timeoutMs?: number; fetch?: typeof fetch }): Client {
  const { baseUrl, timeoutMs = 15_000, fetch: send = globalThis.fetch.bind(globalThis) } = options
  return {
    async call<E extends Endpoint>(endpoint: E, ...[request = {}]: CallArguments<E>): Promise<ResultOf<E>> {
      const { params, query, body, signal } = request as RequestParts
      const timeout = AbortSignal.timeout(timeoutMs)
      let response: Response
      try {
        response = await send(`${baseUrl}${apiPrefix}${pathOf(endpoint, params)}${searchOf(query)}`, {
          method: endpoint.method,
          credentials: 'same-origin',
          headers: {
            accept: 'application/json',
            ...(endpoint.body && { 'content-type': 'application/json' }),
          },
          ...(endpoint.body && { body: JSON.stringify(body) }),
          signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
        })
        if (response.ok) return (response.status === 204 ? undefined : await response.json()) as ResultOf<E>
      } catch (cause) {
        if (signal?.aborted) throw cause
        throw new ApiProblem('unreachable', { cause })
      }
      throw await problemOf(response)
    },
  }
}

function pathOf(endpoint: Endpoint, params: Record<string, unknown> = {}): string {
  return endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])))
}

function searchOf(query: Record<string, unknown> = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined)
  return given.length === 0
    ? ''
    : `?${new URLSearchParams(Object.fromEntries(given.map(([name, value]) => [name, String(value)])))}`
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const body = (await response.json().catch(() => ({}))) as {
    code?: string
    errors?: FieldError[]
    requestId?: string
  }
  const code = body.code && body.code in problems ? (body.code as ProblemCode) : 'internal'
  return new ApiProblem(code, {
    status: response.status,
    ...(body.errors && { errors: body.errors }),
    ...(body.requestId && { requestId: body.requestId }),
  })
}
