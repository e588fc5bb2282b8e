import type { CommonProblem, Endpoint, ProblemCodeOf } from './endpoint.ts'
import { commonProblems } from './endpoint.ts'
import type { FieldError } from './field-errors.ts'
import { type ClientProblemCode, clientProblems, type ProblemCode } from './problems.ts'

/**
 * An error answer of the API, or the absence of a usable answer: then `status` is 0 and `code` is one of
 * `clientProblems`. `errors` names the fields of a `validation_failed`; `requestId` is for support.
 *
 * @example
 * try {
 *   await client.call(listIntegrations)
 * } catch (error) {
 *   if (error instanceof ApiProblem) console.log(messageOf(error.code, 'sv'), error.requestId)
 * }
 */
export class ApiProblem<Code extends string = ProblemCode | ClientProblemCode> extends Error {
  /** What went wrong; stable, and the key of the message catalogue. */
  readonly code: Code
  /** The HTTP status, 0 when no answer came. */
  readonly status: number
  /** Which fields are wrong; empty unless `code` is `validation_failed`. */
  readonly errors: readonly FieldError[]
  /** Names the request in the API's log. */
  readonly requestId: string | undefined
  /** In how many seconds it may be tried again, when the API says so. */
  readonly retryAfterSeconds: number | undefined

  constructor(
    code: Code,
    options: {
      status?: number
      errors?: readonly FieldError[]
      requestId?: string
      retryAfterSeconds?: number
      cause?: unknown
    } = {},
  ) {
    super(code, { cause: options.cause })
    this.name = 'ApiProblem'
    this.code = code
    this.status = options.status ?? 0
    this.errors = options.errors ?? []
    this.requestId = options.requestId
    this.retryAfterSeconds = options.retryAfterSeconds
  }
}

/**
 * The problems a call of one endpoint can end with: its own codes, those of every endpoint and those of the
 * client. A `switch` over `code` that forgets one does not compile when it ends in `never`.
 *
 * @example
 * function explain(problem: ProblemOf<typeof updateIntegration>): string {
 *   return problem.code === 'version_conflict' ? 'Load it again.' : messageOf(problem.code, 'en')
 * }
 */
export type ProblemOf<E extends Endpoint> = ApiProblem<ProblemCodeOf<E> | CommonProblem | ClientProblemCode>

/**
 * Whether what was thrown is a problem that this endpoint declares.
 *
 * @example
 * try {
 *   await client.call(createIntegration, { body: { app: 'visma', name: 'Salong', venueId: 'salong', daysBack: 7 } })
 * } catch (error) {
 *   if (isProblemOf(createIntegration, error) && error.code === 'validation_failed') console.log(error.errors)
 * }
 */
export function isProblemOf<E extends Endpoint>(endpoint: E, error: unknown): error is ProblemOf<E> {
  if (!(error instanceof ApiProblem)) return false
  const codes: readonly string[] = [...endpoint.problems, ...commonProblems]
  return codes.includes(error.code) || error.code in clientProblems
}
