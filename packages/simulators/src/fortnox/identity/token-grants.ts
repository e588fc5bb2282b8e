import type { FortnoxBehaviour } from '../behaviour.ts'
import type { FortnoxSimulatorClient } from '../clients.ts'
import type { FortnoxCompany } from '../data/company.ts'
import type { FortnoxGrant, FortnoxState } from '../state.ts'
import type { AccessTokens } from './access-token.ts'
import type { Codes } from './codes.ts'
import type { Grants } from './grants.ts'
import { invalidRequest, invalidScope, missingParameter, OAuthError } from './oauth-error.ts'
import type { RefreshTokens } from './refresh-tokens.ts'
import { MISSING_TEXTS, missingLicence } from './refusals.ts'

const SHORT_LIFETIME_SECONDS = 24 * 3600

export interface TokenGrantDeps {
  state: FortnoxState
  behaviour: FortnoxBehaviour
  companies: { list(): FortnoxCompany[] }
  grants: Grants
  codes: Codes
  refreshTokens: RefreshTokens
  accessTokens: AccessTokens
}

export interface TokenGrants {
  /** Carries out one token request of a client that has proved itself; throws what the endpoint answers. */
  grant(
    form: URLSearchParams,
    client: FortnoxSimulatorClient,
    tenantId: string | string[] | undefined,
  ): Promise<object>
  revoke(token: string, client: FortnoxSimulatorClient): Promise<void>
}

/**
 * The three ways to tokens. What uses something up is done before the first await, so that it is done once.
 */
export function createTokenGrants(deps: TokenGrantDeps): TokenGrants {
  const { state, behaviour, companies, grants, codes, refreshTokens, accessTokens } = deps

  const answer = async (options: {
    grantId: string
    grant: FortnoxGrant
    scopes: readonly string[]
    refreshToken: string | null
  }) => {
    const { refreshToken, ...issued } = options
    await state.save()
    return {
      access_token: await accessTokens.issue(issued),
      expires_in: behaviour.accessTokenLifetimeSeconds,
      token_type: 'bearer',
      scope: options.scopes.join(' '),
      ...(refreshToken === null ? {} : { refresh_token: refreshToken }),
    }
  }

  const requireLicence = (grant: FortnoxGrant, client: FortnoxSimulatorClient) => {
    const company = companies.list().find(other => other.tenantId === grant.tenantId)
    const missing = company && missingLicence(company, client)
    if (missing) throw new OAuthError(behaviour.missingLicenceStatus, missing, MISSING_TEXTS[missing])
  }

  const exchangeCode = (form: URLSearchParams, { clientId }: FortnoxSimulatorClient) => {
    const { grantId, grant, offline } = codes.use({
      code: required(form, 'code'),
      clientId,
      redirectUri: form.get('redirect_uri'),
      verifier: form.get('code_verifier'),
    })
    const lifetime = offline ? behaviour.refreshTokenLifetimeSeconds : lifetimeWithoutOffline(behaviour)
    const refreshToken = lifetime === null ? null : refreshTokens.issue(grantId, lifetime)
    return answer({ grantId, grant, scopes: grant.scopes, refreshToken })
  }

  const refresh = (form: URLSearchParams, client: FortnoxSimulatorClient) => {
    const token = required(form, 'refresh_token')
    const { grantId, grant } = refreshTokens.look(token, client.clientId)
    requireLicence(grant, client)
    return answer({ grantId, grant, scopes: grant.scopes, refreshToken: refreshTokens.rotate(token) })
  }

  const clientCredentials = (form: URLSearchParams, client: FortnoxSimulatorClient, tenantId: string) => {
    if (!client.allowsServiceAccount) {
      throw new OAuthError(400, 'unauthorized_client', 'The grant type is unauthorized for this client_id')
    }
    if (!/^\d{1,15}$/.test(tenantId)) throw invalidRequest('The header TenantId must be a number')
    const consent = grants.serviceConsent(client.clientId, Number(tenantId))
    if (!consent) throw switched(behaviour.unknownTenant, 'No consent was found for the tenant')
    const [grantId, grant] = consent
    if (grant.revokedAtMs !== null) throw switched(behaviour.withdrawnConsent, 'The consent has been revoked')
    requireLicence(grant, client)
    const asked = (form.get('scope') ?? '').split(' ').filter(Boolean)
    if (asked.some(scope => !grant.scopes.includes(scope))) throw invalidScope()
    return answer({ grantId, grant, scopes: asked.length > 0 ? asked : grant.scopes, refreshToken: null })
  }

  return {
    async grant(form, client, tenantId) {
      try {
        switch (form.get('grant_type')) {
          case null:
            throw invalidRequest('The grant type was not specified in the request')
          case 'authorization_code':
            return await exchangeCode(form, client)
          case 'refresh_token':
            return await refresh(form, client)
          case 'client_credentials':
            return await clientCredentials(form, client, String(tenantId ?? ''))
          default:
            throw new OAuthError(400, 'unsupported_grant_type', 'The grant type is not supported')
        }
      } finally {
        // A refusal can have ended a grant.
        await state.save()
      }
    },
    async revoke(token, { clientId }) {
      refreshTokens.revoke(token, clientId)
      await state.save()
    },
  }
}

function required(form: URLSearchParams, name: string): string {
  const value = form.get(name)
  if (!value) throw missingParameter(name)
  return value
}

function switched({ status, error }: { status: number; error: string }, description: string): OAuthError {
  return new OAuthError(status, error, description)
}

function lifetimeWithoutOffline(behaviour: FortnoxBehaviour): number | null {
  switch (behaviour.withoutOfflineAccess) {
    case 'sameRefreshToken':
      return behaviour.refreshTokenLifetimeSeconds
    case 'shortRefreshToken':
      return SHORT_LIFETIME_SECONDS
    case 'noRefreshToken':
      return null
    default:
      return behaviour.withoutOfflineAccess satisfies never
  }
}
