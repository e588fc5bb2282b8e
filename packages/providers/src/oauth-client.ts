import {
  AuthorizationResponseError,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientError,
  type Configuration,
  calculatePKCECodeChallenge,
  ResponseBodyError,
  refreshTokenGrant,
  type TokenEndpointResponse,
  tokenRevocation,
} from 'openid-client'
import { type Fetch, retryAfterMs } from './http.ts'
import type { AuthorizationRequest, Grant, Tokens } from './provider.ts'
import { ProviderError, type ProviderErrorCode } from './provider-error.ts'
import { cleanText } from './text.ts'

/**
 * The authorization code flow with PKCE S256 and `state` that every provider uses; a provider adds its
 * configuration, its scopes and its own parameters.
 */
export function createOAuthClient(options: {
  configuration: () => Promise<Configuration>
  scopes: readonly string[]
  parameters: (request: AuthorizationRequest) => Record<string, string>
  /** What an `error` means that RFC 6749 does not know, in the redirect or at the token endpoint. */
  meaningOf?: MeaningOf
}) {
  const { configuration, scopes, parameters, meaningOf = () => undefined } = options
  const attempt = attemptWith(meaningOf)

  return {
    async authorizationUrl(request: AuthorizationRequest): Promise<URL> {
      const config = await attempt(configuration, 'unavailable')
      return buildAuthorizationUrl(config, {
        ...parameters(request),
        redirect_uri: request.redirectUri,
        scope: scopes.join(' '),
        state: request.state,
        code_challenge: await calculatePKCECodeChallenge(request.codeVerifier),
        code_challenge_method: 'S256',
      })
    },

    async exchangeCode(request: AuthorizationRequest & { parameters: URLSearchParams }): Promise<Tokens> {
      const callback = new URL(request.redirectUri)
      callback.search = request.parameters.toString()
      const config = await attempt(configuration, 'unavailable')
      return attempt(async () =>
        toTokens(
          await authorizationCodeGrant(config, callback, {
            expectedState: request.state,
            pkceCodeVerifier: request.codeVerifier,
          }),
        ),
      )
    },

    async renew({ refreshToken }: Grant): Promise<Tokens> {
      if (refreshToken === null) throw new ProviderError('invalid_grant', { cause: 'no refresh token' })
      const config = await attempt(configuration, 'unavailable')
      return attempt(async () => toTokens(await refreshTokenGrant(config, refreshToken)))
    },

    async revoke(refreshToken: string): Promise<void> {
      const config = await attempt(configuration, 'unavailable')
      await attempt(async () => tokenRevocation(config, refreshToken, { token_type_hint: 'refresh_token' }))
    },
  }
}

/**
 * A `fetch` for openid-client, which by itself does not tell how long a 429 asks to wait, and where an answer
 * carries a challenge (RFC 6749 §5.2) looks past the `error` in its body.
 */
export function createOAuthFetch(fetch: Fetch, now: () => Date) {
  return async (url: string, init: object): Promise<Response> => {
    const response = await fetch(url, init)
    response.headers.delete('www-authenticate')
    if (response.status !== 429) return response
    throw new ProviderError('rate_limited', {
      retryAfterMs: retryAfterMs(response, await response.text(), now()),
    })
  }
}

/** Refuses endpoints that discovery names on any other origin: nobody is sent there, and no secret either. */
export function refuseForeignEndpoints(configuration: Configuration, identityUrl: string): void {
  const { origin } = new URL(identityUrl)
  const metadata = configuration.serverMetadata()
  for (const name of ['authorization_endpoint', 'token_endpoint', 'revocation_endpoint'] as const) {
    const endpoint = metadata[name]
    if (endpoint === undefined || !URL.canParse(endpoint))
      throw new ProviderError('malformed_answer', { cause: `discovery without ${name}` })
    if (new URL(endpoint).origin !== origin)
      throw new ProviderError('configuration', { cause: `discovery names a foreign ${name}` })
  }
}

/** Longer than any access token lives; an absurd life would be no date. */
const longestLifeSeconds = 24 * 60 * 60

export function toTokens(answer: TokenEndpointResponse): Tokens {
  return {
    accessToken: answer.access_token,
    expiresInSeconds: Math.min(Math.max(answer.expires_in ?? 3600, 1), longestLifeSeconds),
    refreshToken: answer.refresh_token,
    scopes: answer.scope === undefined ? undefined : (cleanText(answer.scope, 2_000)?.split(' ') ?? []),
  }
}

type MeaningOf = (error: string) => ProviderErrorCode | undefined
type Attempt = <T>(work: () => Promise<T>, otherwise?: 'unavailable' | 'rejected') => Promise<T>

/**
 * Turns whatever fails into a `ProviderError`; `otherwise` is what an answer that breaks the protocol means.
 */
export function attemptWith(meaningOf: MeaningOf): Attempt {
  return async (work, otherwise = 'rejected') => {
    try {
      return await work()
    } catch (error) {
      throw toProviderError(error, otherwise, meaningOf)
    }
  }
}

function toProviderError(
  error: unknown,
  otherwise: 'unavailable' | 'rejected',
  meaningOf: MeaningOf,
): ProviderError {
  if (error instanceof ProviderError) return error
  if (error instanceof AuthorizationResponseError) {
    return new ProviderError(meaningOf(error.error) ?? redirectMeaning(error.error), { cause: error })
  }
  if (error instanceof ResponseBodyError) {
    const code = meaningOf(error.error) ?? tokenMeaning(error)
    return new ProviderError(code, { status: error.status, cause: error })
  }
  if (error instanceof ClientError) {
    if (error.cause instanceof ProviderError) return error.cause
    const passing = [
      'OAUTH_TIMEOUT',
      'OAUTH_RESPONSE_IS_NOT_CONFORM',
      'OAUTH_RESPONSE_IS_NOT_JSON',
      'OAUTH_PARSE_ERROR',
    ]
    return new ProviderError(passing.includes(error.code ?? '') ? 'unavailable' : otherwise, {
      cause: error,
    })
  }
  return new ProviderError('unavailable', { cause: error })
}

function redirectMeaning(error: string): ProviderErrorCode {
  if (error === 'access_denied') return 'refused'
  return error === 'temporarily_unavailable' || error === 'server_error' ? 'unavailable' : 'rejected'
}

/**
 * Only `invalid_grant` proves a grant dead; `invalid_client`, with whatever status, is our own registration.
 */
function tokenMeaning({ error, status }: ResponseBodyError): ProviderErrorCode {
  switch (error) {
    case 'invalid_grant':
      return 'invalid_grant'
    case 'invalid_client':
    case 'unauthorized_client':
    case 'invalid_scope':
      return 'configuration'
    default:
      return status >= 500 ? 'unavailable' : 'rejected'
  }
}
