/**
 * What can go wrong at a provider, in classes that decide what happens next: passing faults are tried again
 * (`unavailable`, `rate_limited`, `malformed_answer`); a dead grant needs the owner (`invalid_grant`,
 * `unauthorized`, `scope_missing`, `no_access`); some need the customer to act inside the product
 * (`no_invoicing`, `setup_incomplete`, `company_inactive`, `terms_not_accepted`, `api_module_missing`), or to
 * order a licence (`licence_missing`); `not_administrator` is an owner who may not approve; `configuration`
 * is our own registration; `refused` is the owner's No; `rejected` is any other answer.
 */
export type ProviderErrorCode =
  | 'unavailable'
  | 'rate_limited'
  | 'malformed_answer'
  | 'invalid_grant'
  | 'unauthorized'
  | 'scope_missing'
  | 'no_access'
  | 'no_invoicing'
  | 'setup_incomplete'
  | 'company_inactive'
  | 'terms_not_accepted'
  | 'api_module_missing'
  | 'licence_missing'
  | 'not_administrator'
  | 'configuration'
  | 'refused'
  | 'rejected'

/** An error of a provider. Its message never holds text that came from outside; `cause` may. */
export class ProviderError extends Error {
  readonly code: ProviderErrorCode
  /** How long the provider asks to be left alone, in milliseconds. */
  readonly retryAfterMs: number | undefined
  /** The provider's own reference of the failure, for its support. */
  readonly reference: string | undefined
  /** The HTTP status of the answer, when there was one. */
  readonly status: number | undefined

  constructor(
    code: ProviderErrorCode,
    options: { retryAfterMs?: number; reference?: string; status?: number; cause?: unknown } = {},
  ) {
    super(`provider: ${code}`, { cause: options.cause })
    this.name = 'ProviderError'
    this.code = code
    this.retryAfterMs = options.retryAfterMs
    this.reference = options.reference
    this.status = options.status
  }
}
