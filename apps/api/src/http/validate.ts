import { type FieldError, toFieldErrors } from '@collector/contracts'
import type { FastifySchemaCompiler } from 'fastify'
import type { z } from 'zod'

/** A request that does not fit its endpoint, with every field that is wrong. */
export class InvalidRequestError extends Error {
  override name = 'InvalidRequestError'
  readonly statusCode = 400
  readonly errors: readonly FieldError[]

  constructor(errors: readonly FieldError[]) {
    super('invalid request')
    this.errors = errors
  }
}

/** Parses a part of a request with the contract's schema; the parsed value replaces what was sent. */
export const validatorCompiler: FastifySchemaCompiler<z.ZodType> =
  ({ schema }) =>
  data => {
    // Fastify says null of a body that was not sent.
    const parsed = schema.safeParse(data ?? undefined)
    return parsed.success
      ? { value: parsed.data }
      : { error: new InvalidRequestError(toFieldErrors(parsed.error.issues)) }
  }
