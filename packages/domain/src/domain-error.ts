import type { FieldError, ProblemCode } from '@collector/contracts'

/**
 * A refusal with one of the contract's codes; `errors` names fields, `retryAfterSeconds` goes with
 * `rate_limited`.
 */
export class DomainError extends Error {
  readonly code: ProblemCode
  readonly errors: readonly FieldError[] | undefined
  readonly retryAfterSeconds: number | undefined

  constructor(
    code: ProblemCode,
    options: { errors?: readonly FieldError[]; retryAfterSeconds?: number; cause?: unknown } = {},
  ) {
    super(code, { cause: options.cause })
    this.name = 'DomainError'
    this.code = code
    this.errors = options.errors
    this.retryAfterSeconds = options.retryAfterSeconds
  }
}
