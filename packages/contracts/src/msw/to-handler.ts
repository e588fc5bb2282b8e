import { delay, type HttpHandler, HttpResponse, http } from 'msw'
import { apiPrefix, type Endpoint } from '../endpoint.ts'
import { type FieldError, toFieldErrors } from '../field-errors.ts'
import { rolePermissions } from '../permissions.ts'
import type { Problem } from '../problem.ts'
import { type ProblemCode, problems } from '../problems.ts'
import { type Mock, Refusal } from './mock.ts'
import type { MockStore } from './store.ts'

/** Where mocks listen and how long they take. */
export interface MockOptions {
  /** The API's origin; empty for the page's own. */
  baseUrl: string
  /** How long an answer takes, in milliseconds. */
  delayMs: number
}

/** The MSW handler of a mock: who may, what is wrong with the request, then the mock's answer. */
export function toHandler({ endpoint, answer }: Mock, store: MockStore, options: MockOptions): HttpHandler {
  const method = endpoint.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete'
  const path = endpoint.path.replace(/\{(\w+)\}/g, ':$1')
  return http[method](`${options.baseUrl}${apiPrefix}${path}`, async ({ request, params }) => {
    await delay(options.delayMs)
    const refusal = refusalOf(endpoint, store)
    if (refusal) return problemOf(refusal)
    const errors: FieldError[] = []
    const parsed: Record<string, unknown> = {}
    const given = {
      params,
      query: queryOf(new URL(request.url).searchParams),
      body: await bodyOf(request),
    }
    for (const part of ['params', 'query', 'body'] as const) {
      const result = endpoint[part]?.safeParse(given[part])
      if (result?.success) parsed[part] = result.data
      else if (result) errors.push(...toFieldErrors(result.error.issues))
    }
    if (errors.length > 0) return problemOf('validation_failed', errors)
    try {
      const body = await answer(store, parsed)
      const { status } = endpoint.success
      if (body instanceof Blob)
        return new HttpResponse(body, { status, headers: { 'content-type': body.type } })
      return body === undefined
        ? new HttpResponse(null, { status })
        : HttpResponse.json(structuredClone(body) as object, { status })
    } catch (error) {
      if (error instanceof Refusal) return problemOf(error.code, error.errors)
      throw error
    }
  })
}

function refusalOf({ permission }: Endpoint, store: MockStore): ProblemCode | undefined {
  if (permission === 'public') return undefined
  if (!store.session) return 'unauthenticated'
  if (permission === 'session') return undefined
  return rolePermissions[store.session.user.role].includes(permission) ? undefined : 'forbidden'
}

/** A name that comes several times is a list, as the API reads it. */
function queryOf(search: URLSearchParams): Record<string, string | string[]> {
  return Object.fromEntries(
    [...new Set(search.keys())].map(name => {
      const [first = '', ...others] = search.getAll(name)
      return [name, others.length > 0 ? [first, ...others] : first]
    }),
  )
}

async function bodyOf(request: Request): Promise<unknown> {
  const text = await request.text()
  return text === '' ? undefined : JSON.parse(text)
}

function problemOf(code: ProblemCode, errors?: FieldError[]): HttpResponse<string> {
  const { status, message } = problems[code]
  const problem: Problem = {
    type: `urn:collector:problem:${code}`,
    title: message.en,
    status,
    code,
    requestId: crypto.randomUUID(),
    ...(errors && { errors }),
  }
  return new HttpResponse(JSON.stringify(problem), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  })
}
