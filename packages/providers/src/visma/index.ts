import { createGuardedFetch } from '../http.ts'
import type { Provider } from '../provider.ts'
import { createVismaClient } from './client.ts'
import { vismaApiUrl, vismaIdentityUrl, vismaRateLimit, vismaScopes } from './constants.ts'
import { createVismaOAuth } from './oauth.ts'

export interface VismaConfig {
  clientId: string
  clientSecret: string
  identityUrl?: string
  apiUrl?: string
}

/** Visma eAccounting, today called Spiris Bokföring & Fakturering. */
export function createVismaProvider(config: VismaConfig, now: () => Date): Provider {
  const identityUrl = config.identityUrl ?? vismaIdentityUrl
  const apiUrl = config.apiUrl ?? vismaApiUrl
  const fetch = createGuardedFetch([new URL(identityUrl).origin, new URL(apiUrl).origin])
  return {
    app: 'visma',
    scopes: vismaScopes,
    rateLimit: vismaRateLimit,
    ...createVismaOAuth({
      identityUrl,
      clientId: config.clientId,
      clientSecret: config.clientSecret,
      fetch,
      now,
    }),
    ...createVismaClient({ apiUrl, fetch, now }),
  }
}
