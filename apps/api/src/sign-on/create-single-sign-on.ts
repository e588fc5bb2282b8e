import type { Role } from '@collector/contracts'
import { SignOnError, type SignOnRequest, type SingleSignOn } from '@collector/domain'
import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
} from 'openid-client'
import { isLoopback } from '../config.ts'

const timeoutSeconds = 10

export interface SignOnConfig {
  issuer: string
  clientId: string
  clientSecret: string
  name: string
  domains: readonly string[]
  role: Role
}

/** Any OpenID Connect provider, found by discovery: code flow with PKCE, `state` and `nonce`. */
export function createSingleSignOn(config: SignOnConfig): SingleSignOn {
  const configuration = onceItWorks(() => discover(config))
  return {
    name: config.name,
    domains: config.domains,
    role: config.role,

    async authorizationUrl({ redirectUri, state, nonce, codeVerifier, freshLogin }) {
      return buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: 'openid email profile',
        state,
        nonce,
        code_challenge: await calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
        ...(freshLogin && { prompt: 'login', max_age: '0' }),
      })
    },

    async identify(request) {
      const provider = await configuration()
      try {
        return await exchange(provider, request)
      } catch (cause) {
        const isRefusal = cause instanceof AuthorizationResponseError && cause.error === 'access_denied'
        throw new SignOnError(isRefusal ? 'refused' : 'unavailable', { cause })
      }
    },
  }
}

async function exchange(provider: Configuration, request: SignOnRequest & { parameters: URLSearchParams }) {
  const callback = new URL(request.redirectUri)
  callback.search = request.parameters.toString()
  const tokens = await authorizationCodeGrant(provider, callback, {
    expectedState: request.state,
    expectedNonce: request.nonce,
    pkceCodeVerifier: request.codeVerifier,
    idTokenExpected: true,
    ...(request.freshLogin && { maxAge: 0 }),
  })
  const claims = tokens.claims()
  if (!claims) throw new SignOnError('unavailable')
  // Many providers keep the address out of the token.
  const told =
    claims['email'] === undefined
      ? { ...claims, ...(await fetchUserInfo(provider, tokens.access_token, claims.sub)) }
      : claims
  return {
    subject: `${claims.iss} ${claims.sub}`,
    email: textOf(told['email']),
    isEmailVerified: told['email_verified'] === true,
    name: textOf(told['name']),
    authenticatedAt: claims.auth_time === undefined ? undefined : new Date(claims.auth_time * 1000),
  }
}

const textOf = (claim: unknown) => (typeof claim === 'string' ? claim : undefined)

/** Keeps what succeeded; what failed is tried anew. */
function onceItWorks<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make().catch(error => {
      made = undefined
      throw error
    })
    return made
  }
}

async function discover({ issuer, clientId, clientSecret }: SignOnConfig): Promise<Configuration> {
  try {
    return await discovery(new URL(issuer), clientId, clientSecret, undefined, {
      timeout: timeoutSeconds,
      // Plain http is spoken with this very machine only.
      ...(isLoopback(issuer) && { execute: [allowInsecureRequests] }),
    })
  } catch (cause) {
    throw new SignOnError('unavailable', { cause })
  }
}
