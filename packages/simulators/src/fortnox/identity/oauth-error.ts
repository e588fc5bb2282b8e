/**
 * An error of the token endpoint; the texts follow the library that the real service seems to be built on.
 */
export class OAuthError extends Error {
  readonly status: number
  readonly error: string

  constructor(status: number, error: string, description: string) {
    super(description)
    this.name = 'OAuthError'
    this.status = status
    this.error = error
  }

  /** JSON all the same, whatever this says. */
  get contentType(): string {
    return this.status === 401 ? 'text/plain;charset=UTF-8' : 'text/html; charset=UTF-8'
  }

  get body(): object {
    return { error: this.error, error_description: this.message }
  }
}

export const invalidGrant = (description: string) => new OAuthError(400, 'invalid_grant', description)

export const invalidRequest = (description: string) => new OAuthError(400, 'invalid_request', description)

export const missingParameter = (name: string) => invalidRequest(`Missing parameter: "${name}" is required`)

export const invalidClient = () => new OAuthError(401, 'invalid_client', 'The client credentials are invalid')

export const invalidScope = () => new OAuthError(400, 'invalid_scope', 'An unsupported scope was requested')
