import type { z } from 'zod'
import type { Permission } from './permissions.ts'
import type { ProblemCode } from './problems.ts'

/**
 * Where every endpoint of the API lives.
 *
 * @example
 * const address = `https://collector.example${apiPrefix}/openapi.json`
 */
export const apiPrefix = '/api/v1'

/**
 * The codes that any endpoint may answer with besides its own `problems`.
 *
 * @example
 * const anyMay: boolean = commonProblems.includes('rate_limited')
 */
export const commonProblems = [
  'validation_failed',
  'malformed_request',
  'unauthenticated',
  'forbidden',
  'origin_refused',
  'not_found',
  'request_timeout',
  'payload_too_large',
  'unsupported_media_type',
  'rate_limited',
  'internal',
  'unavailable',
] as const satisfies readonly ProblemCode[]

/**
 * One of the codes that any endpoint may answer with.
 *
 * @example
 * const code: CommonProblem = 'unauthenticated'
 */
export type CommonProblem = (typeof commonProblems)[number]

/**
 * One operation of the API: it types the route, the client's call and the documentation. `success.status`
 * and the problems' are HTTP statuses.
 *
 * @example
 * const reading: Endpoint[] = Object.values<Endpoint>(endpoints).filter(({ method }) => method === 'GET')
 */
export interface Endpoint {
  name: string
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Below `apiPrefix`, with parameters as `{id}`. */
  path: string
  summary: string
  /** `public` needs no login; `session` any login. */
  permission: Permission | 'public' | 'session'
  params?: z.ZodType
  query?: z.ZodType
  body?: z.ZodType
  success: { status: 200 | 201 | 202; body: z.ZodType } | { status: 200; file: 'text/csv' } | { status: 204 }
  problems: readonly ProblemCode[]
}

/**
 * Keeps an endpoint's exact types.
 *
 * @example
 * const ping = defineEndpoint({
 *   name: 'ping',
 *   method: 'GET',
 *   path: '/ping',
 *   summary: 'Whether somebody is there',
 *   permission: 'public',
 *   success: { status: 204 },
 *   problems: [],
 * })
 */
export function defineEndpoint<const E extends Endpoint>(endpoint: E): E {
  return endpoint
}

type Part<
  E extends Endpoint,
  K extends 'params' | 'query' | 'body',
  Side extends 'input' | 'output',
> = E[K] extends z.ZodType ? (Side extends 'input' ? z.input<E[K]> : z.output<E[K]>) : undefined

type Given<E extends Endpoint> = {
  [K in 'params' | 'query' | 'body' as E[K] extends z.ZodType ? K : never]: Part<E, K, 'input'>
}

type MayBeLeftOut<Value> = Record<never, never> extends Value ? true : false

/**
 * What a caller hands in; a query or a body of which nothing is required may be left out.
 *
 * @example
 * const request: RequestOf<typeof createConsentLink> = {
 *   params: { id: '01900000-0000-7000-8000-000000000000' },
 *   body: { validDays: 14 },
 * }
 */
export type RequestOf<E extends Endpoint> = {
  [K in keyof Given<E> as MayBeLeftOut<Given<E>[K]> extends true ? never : K]: Given<E>[K]
} & {
  [K in keyof Given<E> as MayBeLeftOut<Given<E>[K]> extends true ? K : never]?: Given<E>[K] | undefined
}

/**
 * What a handler receives once parsed.
 *
 * @example
 * type Parsed = ParsedRequestOf<typeof listIntegrations>
 * const limit: Parsed['query']['limit'] = 25
 */
export type ParsedRequestOf<E extends Endpoint> = {
  [K in 'params' | 'query' | 'body' as E[K] extends z.ZodType ? K : never]: Part<E, K, 'output'>
}

/**
 * What a successful answer holds; of a file, its bytes.
 *
 * @example
 * const counts: ResultOf<typeof countIntegrations> = await client.call(countIntegrations)
 */
export type ResultOf<E extends Endpoint> = E['success'] extends { body: infer Body extends z.ZodType }
  ? z.output<Body>
  : E['success'] extends { file: string }
    ? Blob
    : undefined

/**
 * The error codes an endpoint can answer with.
 *
 * @example
 * const code: ProblemCodeOf<typeof updateIntegration> = 'version_conflict'
 */
export type ProblemCodeOf<E extends Endpoint> = E['problems'][number] | CommonProblem
