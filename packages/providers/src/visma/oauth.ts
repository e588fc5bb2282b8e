import {
  allowInsecureRequests,
  ClientSecretBasic,
  type Configuration,
  customFetch,
  discovery,
} from 'openid-client'
import { type Fetch, requestTimeoutMs } from '../http.ts'
import { createOAuthClient, createOAuthFetch, refuseForeignEndpoints } from '../oauth-client.ts'
import { vismaAuthorizationParameters, vismaScopes } from './constants.ts'

/** Visma's sign-in and consent, found by discovery and authenticated with Basic. */
export function createVismaOAuth(options: {
  identityUrl: string
  clientId: string
  clientSecret: string
  fetch: Fetch
  now: () => Date
}) {
  const { identityUrl, clientId, clientSecret, fetch, now } = options
  let discovered: Promise<Configuration> | undefined

  function configuration(): Promise<Configuration> {
    discovered ??= discover().catch(error => {
      discovered = undefined
      throw error
    })
    return discovered
  }

  async function discover(): Promise<Configuration> {
    const issuer = new URL(identityUrl)
    const found = await discovery(issuer, clientId, undefined, ClientSecretBasic(clientSecret), {
      [customFetch]: createOAuthFetch(fetch, now),
      timeout: requestTimeoutMs / 1000,
      execute: issuer.protocol === 'http:' ? [allowInsecureRequests] : [],
    })
    refuseForeignEndpoints(found, identityUrl)
    return found
  }

  return createOAuthClient({
    configuration,
    scopes: vismaScopes,
    parameters: () => vismaAuthorizationParameters,
  })
}
