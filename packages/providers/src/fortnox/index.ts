import { createGuardedFetch } from '../http.ts'
import type { Provider } from '../provider.ts'
import { createFortnoxClient } from './client.ts'
import { fortnoxApiUrl, fortnoxOauthUrl, fortnoxRateLimit, fortnoxScopes } from './constants.ts'
import { createFortnoxOAuth } from './oauth.ts'

export interface FortnoxConfig {
  clientId: string
  clientSecret: string
  oauthUrl?: string
  apiUrl?: string
}

/** Fortnox, for service accounts and for personal grants. */
export function createFortnoxProvider(config: FortnoxConfig, now: () => Date): Provider {
  const { clientId, clientSecret, oauthUrl = fortnoxOauthUrl, apiUrl = fortnoxApiUrl } = config
  const fetch = createGuardedFetch([new URL(oauthUrl).origin, new URL(apiUrl).origin])
  return {
    app: 'fortnox',
    scopes: fortnoxScopes,
    rateLimit: fortnoxRateLimit,
    ...createFortnoxOAuth({ oauthUrl, clientId, clientSecret, fetch, now }),
    ...createFortnoxClient({ apiUrl, fetch, now }),
  }
}
