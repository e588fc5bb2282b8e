import {
  allowInsecureRequests,
  ClientSecretBasic,
  type Configuration,
  customFetch,
  discovery,
} from 'openid-client'
import { type Fetch, requestTimeoutMs } from '../http.ts'
import { createOAuthClient } from '../oauth-client.ts'
import { vismaAuthorizationParameters, vismaScopes } from './constants.ts'

/** Visma's sign-in and consent, found by discovery and authenticated with Basic. */
export function createVismaOAuth(options: {
  identityUrl: string
  clientId: string
  clientSecret: string
  fetch: Fetch
}) {
  const { identityUrl, clientId, clientSecret, fetch } = options
  let discovered: Promise<Configuration> | undefined

  function configuration(): Promise<Configuration> {
    discovered ??= discovery(new URL(identityUrl), clientId, undefined, ClientSecretBasic(clientSecret), {
      [customFetch]: (url, init) => fetch(url, init as RequestInit),
      timeout: requestTimeoutMs / 1000,
      execute: new URL(identityUrl).protocol === 'http:' ? [allowInsecureRequests] : [],
    }).catch(error => {
      discovered = undefined
      throw error
    })
    return discovered
  }

  return createOAuthClient({ configuration, scopes: vismaScopes, parameters: vismaAuthorizationParameters })
}
