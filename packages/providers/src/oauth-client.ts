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
import type { AuthorizationRequest, Tokens } from './provider.ts'
import { ProviderError } from './provider-error.ts'

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
      const config = await attempt(configuration)
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
      return attempt(async () =>
        toTokens(
          await authorizationCodeGrant(await configuration(), callback, {
            expectedState: request.state,
            pkceCodeVerifier: request.codeVerifier,
          }),
        ),
      )
    },

    async refresh(refreshToken: string): Promise<Tokens> {
      return attempt(async () => toTokens(await refreshTokenGrant(await configuration(), refreshToken)))
    },

    async revoke(refreshToken: string): Promise<void> {
      await attempt(async () =>
        tokenRevocation(await configuration(), refreshToken, { token_type_hint: 'refresh_token' }),
      )
    },
  }
}

function toTokens(answer: TokenEndpointResponse): Tokens {
  return {
    accessToken: answer.access_token,
    expiresInSeconds: answer.expires_in ?? 3600,
    refreshToken: answer.refresh_token,
    scopes: answer.scope?.split(' ').filter(Boolean),
  }
}

async function attempt<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw toProviderError(error)
  }
}

function toProviderError(error: unknown): ProviderError {
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
    return new ProviderError(passing.includes(error.code ?? '') ? 'unavailable' : 'rejected', {
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

/** Only `invalid_grant` proves a grant dead; `invalid_client`, with whatever status, is our own registration. */
function fromTokenEndpoint(error: ResponseBodyError): ProviderError {
  if (error.status === 429) return new ProviderError('rate_limited', { retryAfterMs: 60_000, cause: error })
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
