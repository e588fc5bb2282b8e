import type { Endpoint, ParsedRequestOf, ResultOf } from '../endpoint.ts'
import type { FieldError } from '../field-errors.ts'
import type { ProblemCode } from '../problems.ts'
import type { MockStore } from './store.ts'

/** What answers one endpoint from the store, once the request has been checked against its schemas. */
export interface Mock {
  endpoint: Endpoint
  answer: (store: MockStore, request: object) => unknown
}

/** Binds an endpoint to what answers it without a backend. */
export function mock<const E extends Endpoint>(
  endpoint: E,
  answer: (
    store: MockStore,
    request: ParsedRequestOf<E>,
  ) => ResultOf<E> extends undefined ? void : ResultOf<E>,
): Mock {
  return { endpoint, answer: (store, request) => answer(store, request as ParsedRequestOf<E>) }
}

/** Thrown by `refuse`; the handler turns it into problem details. */
export class Refusal extends Error {
  readonly code: ProblemCode
  readonly errors: FieldError[] | undefined

  constructor(code: ProblemCode, errors?: FieldError[]) {
    super(code)
    this.code = code
    this.errors = errors
  }
}

/** Answers with a problem of the catalogue. */
export function refuse(code: ProblemCode, errors?: FieldError[]): never {
  throw new Refusal(code, errors)
}
