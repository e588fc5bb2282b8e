import type { FieldError } from '@collector/contracts'
import type { FastifySchemaCompiler } from 'fastify'
import type { z } from 'zod'
import { toFieldErrors } from './field-errors.ts'

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
    const parsed = schema.safeParse(data)
    return parsed.success
      ? { value: parsed.data }
      : { error: new InvalidRequestError(toFieldErrors(parsed.error.issues)) }
  }
