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
import type { AuthorizationRequest, Tokens } from './provider.ts'
import { ProviderError } from './provider-error.ts'
import { cleanText } from './text.ts'

/**
 * The authorization code flow with PKCE S256 and `state` that every provider uses; a provider adds its
 * configuration, its scopes and its own parameters.
 */
export function createOAuthClient(options: {
  configuration: () => Promise<Configuration>
  scopes: readonly string[]
  parameters: Record<string, string>
}) {
  const { configuration, scopes, parameters } = options

  return {
    async authorizationUrl({ redirectUri, state, codeVerifier }: AuthorizationRequest): Promise<URL> {
      const config = await attempt(configuration, 'unavailable')
      return buildAuthorizationUrl(config, {
        ...parameters,
        redirect_uri: redirectUri,
        scope: scopes.join(' '),
        state,
        code_challenge: await calculatePKCECodeChallenge(codeVerifier),
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

    async refresh(refreshToken: string): Promise<Tokens> {
      const config = await attempt(configuration, 'unavailable')
      return attempt(async () => toTokens(await refreshTokenGrant(config, refreshToken)))
    },

    async revoke(refreshToken: string): Promise<void> {
      const config = await attempt(configuration, 'unavailable')
      await attempt(async () => tokenRevocation(config, refreshToken, { token_type_hint: 'refresh_token' }))
    },
  }
}

/** A `fetch` for openid-client, which by itself does not tell how long a 429 asks to wait. */
export function createOAuthFetch(fetch: Fetch, now: () => Date) {
  return async (url: string, init: object): Promise<Response> => {
    const response = await fetch(url, init)
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

function toTokens(answer: TokenEndpointResponse): Tokens {
  return {
    accessToken: answer.access_token,
    expiresInSeconds: Math.min(Math.max(answer.expires_in ?? 3600, 1), longestLifeSeconds),
    refreshToken: answer.refresh_token,
    scopes: answer.scope === undefined ? undefined : (cleanText(answer.scope, 2_000)?.split(' ') ?? []),
  }
}

/** `otherwise` is what an answer that breaks the protocol means. */
async function attempt<T>(
  work: () => Promise<T>,
  otherwise: 'unavailable' | 'rejected' = 'rejected',
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw toProviderError(error, otherwise)
  }
}

function toProviderError(error: unknown, otherwise: 'unavailable' | 'rejected'): ProviderError {
  if (error instanceof ProviderError) return error
  if (error instanceof AuthorizationResponseError) return fromRedirect(error)
  if (error instanceof ResponseBodyError) return fromTokenEndpoint(error)
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

function fromRedirect(error: AuthorizationResponseError): ProviderError {
  const code =
    error.error === 'access_denied'
      ? 'refused'
      : error.error === 'temporarily_unavailable' || error.error === 'server_error'
        ? 'unavailable'
        : 'rejected'
  return new ProviderError(code, { cause: error })
}

/**
 * Only `invalid_grant` proves a grant dead; `invalid_client`, with whatever status, is our own registration.
 */
function fromTokenEndpoint(error: ResponseBodyError): ProviderError {
  switch (error.error) {
    case 'invalid_grant':
      return new ProviderError('invalid_grant', { cause: error })
    case 'invalid_client':
    case 'unauthorized_client':
    case 'invalid_scope':
      return new ProviderError('configuration', { cause: error })
    default:
      return new ProviderError(error.status >= 500 ? 'unavailable' : 'rejected', { cause: error })
  }
}
