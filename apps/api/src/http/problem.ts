import { type FieldError, type Problem, type ProblemCode, problems } from '@collector/contracts'
import { isUnavailable } from '@collector/db'
import { DomainError } from '@collector/domain'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { InvalidRequestError } from './validate.ts'

/** An error as the API tells it: a code of the contract and what goes with it, nothing else. */
export interface ProblemAnswer {
  code: ProblemCode
  errors?: readonly FieldError[] | undefined
  retryAfterSeconds?: number | undefined
}

/** Sends an error as problem details (RFC 9457). */
export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: ProblemAnswer,
): FastifyReply {
  if (answer.retryAfterSeconds) reply.header('retry-after', answer.retryAfterSeconds)
  const problem = problemBody(answer, request.id)
  return reply.code(problem.status).type('application/problem+json').serializer(JSON.stringify).send(problem)
}

/** The problem details of an error. */
export function problemBody({ code, errors, retryAfterSeconds }: ProblemAnswer, requestId: string): Problem {
  const { status, message } = problems[code]
  return {
    type: `urn:collector:problem:${code}`,
    title: message.en,
    status,
    code,
    requestId,
    ...(errors && { errors: [...errors] }),
    ...(retryAfterSeconds && { retryAfterSeconds }),
  }
}

/** Translates any error once; what nobody expected becomes `internal`. */
export function toProblem(error: unknown): ProblemAnswer {
  if (error instanceof DomainError) {
    return { code: error.code, errors: error.errors, retryAfterSeconds: error.retryAfterSeconds }
  }
  if (error instanceof InvalidRequestError) return { code: 'validation_failed', errors: error.errors }
  const { code, statusCode = 500 } = (error ?? {}) as Partial<FastifyError>
  // A DOMException's code is a number.
  if (String(code).startsWith('FST_') || statusCode < 500) return { code: fromStatus(statusCode) }
  return { code: isUnavailable(error) ? 'unavailable' : 'internal' }
}

function fromStatus(statusCode: number): ProblemCode {
  switch (statusCode) {
    case 404:
    case 405:
      return 'not_found'
    case 408:
      return 'request_timeout'
    case 413:
      return 'payload_too_large'
    case 415:
      return 'unsupported_media_type'
    case 429:
      return 'rate_limited'
    case 503:
      return 'unavailable'
    default:
      return statusCode < 500 ? 'malformed_request' : 'internal'
  }
}
