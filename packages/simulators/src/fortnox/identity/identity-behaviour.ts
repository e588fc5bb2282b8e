/** An error answer of the token endpoint whose status and name nobody has recorded. */
interface TokenErrorSwitch {
  status: number
  error: string
}

/** The switches of consent and tokens. */
export interface IdentityBehaviour {
  /** A consent for any company ends at the callback without code, state or error, as for a locked account. */
  bareCallback: boolean
  /** When a missing licence, or an integration that was not bought, is noticed. */
  licenceCheck: 'beforeConsent' | 'afterApproval'
  /** Whether a missing module behind one scope stops the consent, or shows at the API only. */
  moduleLicenceAtConsent: 'checked' | 'ignored'
  /** The error for a service account asked for by someone who is no system administrator. */
  systemAdminError: string
  /** An `error_description` on the redirects with `error_missing_…`; the other errors always have one. */
  missingErrorDescriptions: boolean
  /** Scopes that are left out of the grant although they were asked for and allowed. */
  withheldScopes: string[]
  /** The order of the scopes in answers and tokens. */
  scopeOrder: 'asRequested' | 'reversed'
  /** What a missing `access_type=offline` does to the refresh token. */
  withoutOfflineAccess: 'sameRefreshToken' | 'shortRefreshToken' | 'noRefreshToken'
  /** Whether a `code_challenge` is ignored, or binds the exchange to its verifier. */
  pkce: 'ignored' | 'enforcedWhenSent'
  /** How a redirect URI must match a registered one. */
  redirectUriMatch: 'exact' | 'withoutQuery'
  /** Whether every registered redirect URI counts, or the one registered last. */
  redirectUris: 'several' | 'lastOnly'
  /** Client id and secret in the form instead of the Basic header. */
  bodyCredentials: 'refused' | 'accepted'
  /** A new consent for the same client and company ends the earlier ones. */
  newGrantRevokesEarlier: boolean

  codeLifetimeSeconds: number
  accessTokenLifetimeSeconds: number
  refreshTokenLifetimeSeconds: number
  /** A code that is used twice ends what it gave. */
  replayedCodeRevokesGrant: boolean
  /**
   * A refresh token that is used twice ends the whole grant, the newest token included: harsher than
   * documented.
   */
  replayedRefreshTokenRevokesGrant: boolean
  /** What becomes of access tokens already issued when their grant is revoked. */
  accessTokensAfterRevocation: 'valid' | 'rejected'
  /** Whether `/revoke` also ends the consent that client credentials rest on. */
  revokeEndsServiceConsent: boolean
  /** The status of `error_missing_license` and `error_missing_app_license` at the token endpoint. */
  missingLicenceStatus: 400 | 401
  /** Client credentials for a tenant that is unknown or never gave a service consent. */
  unknownTenant: TokenErrorSwitch
  /** Client credentials after the customer has withdrawn the consent. */
  withdrawnConsent: TokenErrorSwitch
  /** A limit on token requests for each client; none is documented. */
  tokenRateLimit: { requests: number; windowSeconds: number } | null
}

/** The settings that follow the best evidence there is, a little harsher where there is none. */
export function defaultIdentityBehaviour(): IdentityBehaviour {
  return {
    bareCallback: false,
    licenceCheck: 'afterApproval',
    moduleLicenceAtConsent: 'ignored',
    systemAdminError: 'error_missing_system_admin_right',
    missingErrorDescriptions: false,
    withheldScopes: [],
    scopeOrder: 'asRequested',
    withoutOfflineAccess: 'sameRefreshToken',
    pkce: 'ignored',
    redirectUriMatch: 'exact',
    redirectUris: 'several',
    bodyCredentials: 'refused',
    newGrantRevokesEarlier: false,

    codeLifetimeSeconds: 600,
    accessTokenLifetimeSeconds: 3600,
    refreshTokenLifetimeSeconds: 45 * 24 * 3600,
    replayedCodeRevokesGrant: true,
    replayedRefreshTokenRevokesGrant: true,
    accessTokensAfterRevocation: 'valid',
    revokeEndsServiceConsent: false,
    missingLicenceStatus: 400,
    unknownTenant: { status: 400, error: 'invalid_grant' },
    withdrawnConsent: { status: 400, error: 'invalid_grant' },
    tokenRateLimit: null,
  }
}
