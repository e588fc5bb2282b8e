import { z } from 'zod'
import { FieldError } from './field-errors.ts'
import { problemCodes } from './problems.ts'

/**
 * An error answer: RFC 9457 problem details with the HTTP `status`, a stable `code` and a `requestId` for
 * support. `errors` goes with `validation_failed`, `retryAfterSeconds` with `rate_limited`.
 *
 * @example
 * const problem: Problem = {
 *   type: 'urn:collector:problem:not_found',
 *   title: problems.not_found.message.en,
 *   status: 404,
 *   code: 'not_found',
 *   requestId: '5f0c1a52-…',
 * }
 */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(problemCodes),
    requestId: z.string(),
    errors: z.array(FieldError).optional(),
    retryAfterSeconds: z.int().optional(),
  })
  .meta({ id: 'Problem' })
export type Problem = z.infer<typeof Problem>
