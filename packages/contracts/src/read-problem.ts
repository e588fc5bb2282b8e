import type { FieldError } from './field-errors.ts'
import { type ProblemCode, problems } from './problems.ts'

/** What the client uses of an error answer, as far as it says it. */
interface ToldProblem {
  code?: ProblemCode
  requestId?: string
  errors?: FieldError[]
  retryAfterSeconds?: number
}

/**
 * What an error answer says, if it is the API's. Read by hand rather than with its schema: a page that checks
 * nothing else gets by without zod.
 */
export function readProblem(body: unknown): ToldProblem {
  if (!isRecord(body)) return {}
  const { code, requestId, errors, retryAfterSeconds } = body
  return {
    ...(isCode(code) && { code }),
    ...(typeof requestId === 'string' && { requestId }),
    ...(Array.isArray(errors) && { errors: errors.filter(isFieldError) }),
    ...(isWhole(retryAfterSeconds) && { retryAfterSeconds }),
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const isCode = (value: unknown): value is ProblemCode =>
  typeof value === 'string' && Object.hasOwn(problems, value)

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value)

function isFieldError(value: unknown): value is FieldError {
  if (!isRecord(value)) return false
  const { field, code, message, params } = value
  return (
    [field, code, message].every(each => typeof each === 'string') &&
    (params === undefined || isRecord(params))
  )
}
