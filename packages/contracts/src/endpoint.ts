import type { z } from 'zod'
import type { Permission } from './permissions.ts'
import type { ProblemCode } from './problems.ts'

/** Where every endpoint of the API lives. */
export const apiPrefix = '/api/v1'

/** Answers any endpoint may give besides its own `problems`. */
export type CommonProblem =
  | 'validation_failed'
  | 'malformed_request'
  | 'unauthenticated'
  | 'forbidden'
  | 'origin_refused'
  | 'not_found'
  | 'request_timeout'
  | 'payload_too_large'
  | 'unsupported_media_type'
  | 'rate_limited'
  | 'internal'
  | 'unavailable'

/** One operation of the API: it types the route, the client's call and the documentation. */
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
  success: { status: 200 | 201 | 202; body: z.ZodType } | { status: 204 }
  problems: readonly ProblemCode[]
}

/** Keeps an endpoint's exact types. */
export function defineEndpoint<const E extends Endpoint>(endpoint: E): E {
  return endpoint
}

type Part<
  E extends Endpoint,
  K extends 'params' | 'query' | 'body',
  Side extends 'input' | 'output',
> = E[K] extends z.ZodType ? (Side extends 'input' ? z.input<E[K]> : z.output<E[K]>) : undefined

/** What a caller hands in. */
export type RequestOf<E extends Endpoint> = {
  [K in 'params' | 'query' | 'body' as E[K] extends z.ZodType ? K : never]: Part<E, K, 'input'>
}

/** What a handler receives once parsed. */
export type ParsedRequestOf<E extends Endpoint> = {
  [K in 'params' | 'query' | 'body' as E[K] extends z.ZodType ? K : never]: Part<E, K, 'output'>
}

/** What a successful answer holds. */
export type ResultOf<E extends Endpoint> = E['success'] extends { body: infer Body extends z.ZodType }
  ? z.output<Body>
  : undefined

/** The error codes an endpoint can answer with. */
export type ProblemCodeOf<E extends Endpoint> = E['problems'][number] | CommonProblem
