import {
  allowInsecureRequests,
  type ClientAuth,
  Configuration,
  clientCredentialsGrant,
  customFetch,
} from 'openid-client'
import { type Fetch, requestTimeoutMs } from '../http.ts'
import { attemptWith, createOAuthClient, createOAuthFetch, toTokens } from '../oauth-client.ts'
import { parseLoosely } from '../parse-loosely.ts'
import type { Grant, Tokens } from '../provider.ts'
import type { ProviderErrorCode } from '../provider-error.ts'
import { fortnoxScopes } from './constants.ts'

/** Fortnox's consent and tokens. It publishes no metadata: its three addresses are documented. */
export function createFortnoxOAuth(options: {
  oauthUrl: string
  clientId: string
  clientSecret: string
  fetch: Fetch
  now: () => Date
}) {
  const { oauthUrl, clientId, clientSecret, fetch, now } = options
  const scope = fortnoxScopes.join(' ')

  function configure(headers: Record<string, string> = {}): Configuration {
    const metadata = {
      issuer: oauthUrl,
      authorization_endpoint: `${oauthUrl}/oauth-v1/auth`,
      token_endpoint: `${oauthUrl}/oauth-v1/token`,
      revocation_endpoint: `${oauthUrl}/oauth-v1/revoke`,
    }
    const configuration = new Configuration(metadata, clientId, undefined, plainBasic(clientSecret))
    configuration.timeout = requestTimeoutMs / 1000
    configuration[customFetch] = createOAuthFetch(sendsJson(fetch, headers), now)
    if (new URL(oauthUrl).protocol === 'http:') allowInsecureRequests(configuration)
    return configuration
  }

  const configuration = configure()
  const client = createOAuthClient({
    configuration: async () => configuration,
    scopes: fortnoxScopes,
    parameters: ({ serviceAccount }) => ({
      access_type: 'offline',
      ...(serviceAccount && { account_type: 'service' }),
    }),
    meaningOf,
  })
  const attempt = attemptWith(meaningOf)

  return {
    ...client,
    /** A service account's tokens come from the company's number, anybody else's from the refresh token. */
    async renew(grant: Grant): Promise<Tokens> {
      if (!grant.serviceAccount) return client.renew(grant)
      const forCompany = configure({ TenantId: grant.companyId })
      return attempt(async () => toTokens(await clientCredentialsGrant(forCompany, { scope })))
    },
  }
}

/** Basic as Fortnox documents it: unlike RFC 6749 §2.3.1 asks for, nothing in it is percent-encoded. */
function plainBasic(clientSecret: string): ClientAuth {
  return (_server, { client_id }, _body, headers) => {
    const credentials = Buffer.from(`${client_id}:${clientSecret}`).toString('base64')
    headers.set('authorization', `Basic ${credentials}`)
  }
}

/** The token endpoint says `text/html` or `text/plain` of errors that are JSON. */
function sendsJson(fetch: Fetch, extra: Record<string, string>): Fetch {
  return async (input, init) => {
    const headers = new Headers(init?.headers)
    for (const [name, value] of Object.entries(extra)) headers.set(name, value)
    const response = await fetch(input, { ...init, headers })
    const text = await response.text()
    const corrected = new Headers(response.headers)
    if (parseLoosely(text) !== undefined) corrected.set('content-type', 'application/json')
    return new Response(text || null, { status: response.status, headers: corrected })
  }
}

/** Errors of Fortnox's own. A missing licence is not mended by another consent. */
function meaningOf(error: string): ProviderErrorCode | undefined {
  if (['invalid_scope', 'invalid_client', 'unauthorized_client'].includes(error)) return 'configuration'
  if (!error.startsWith('error_missing_')) return undefined
  return error.includes('licen') ? 'licence_missing' : 'not_administrator'
}
