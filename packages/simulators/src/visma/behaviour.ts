import type { Fault } from '../levers/faults.ts'

/**
 * What the real service is not known to do for certain, and what a test may want otherwise. Every member can
 * be changed while the simulator runs.
 */
export interface VismaBehaviour {
  /**
   * The company picker for a user with one company: always, when `prompt=select_account` asks for it, or
   * never.
   */
  singleCompanyPicker: 'always' | 'whenAsked' | 'never'
  /** Skip the consent page when the same user allowed the same client and company the same scopes before. */
  rememberConsent: boolean
  /** A new authorization by the same user ends the user's earlier grants to that client. */
  newGrantRevokesEarlier: boolean
  /** Scopes that are left out of the grant although they were asked for and allowed. */
  withheldScopes: string[]
  /** The `iss` of the redirect back to the client. */
  callbackIssuer: 'own' | 'absent' | 'foreign'
  /** Tell more than the error code in redirects and token errors. */
  errorDescriptions: boolean
  tokenType: 'Bearer' | 'bearer'
  accessTokenLifetimeSeconds: number
  refreshTokenLifetimeSeconds: number
  /** Count the refresh token's life from the consent, or anew from each token that is issued. */
  refreshTokenExpiration: 'absolute' | 'sliding'
  /** Whether a refresh with a reusable token repeats that token in the answer. */
  repeatReusableRefreshToken: boolean
  /** What becomes of access tokens already issued when their grant is revoked. */
  accessTokensAfterRevocation: 'valid' | 'rejected'

  /** The shape of calendar dates such as `InvoiceDate`; `mixed` changes from one row to the next. */
  dateShape: 'date' | 'dateTime' | 'rfc3339' | 'mixed'
  /** Leave the `Z` out of the `…Utc` timestamps of rows. */
  utcSuffix: boolean
  /** The signs of `Total…` and `Remaining…` on credit invoices. */
  creditSign: 'negative' | 'positive' | 'opposite'
  /** Fields without a value: present as null, or left out. */
  absentFields: 'null' | 'omitted'
  /** Add properties that no specification names. */
  extraFields: boolean
  defaultPageSize: number
  maximumPageSize: number
  pageSizeAboveMaximum: 'clamp' | 'error'
  pageBeyondLast: 'empty' | 'error'
  /** The order of a list when none is asked for; `shuffled` differs from one request to the next. */
  unorderedLists: 'byNumber' | 'shuffled'
  /** `InvoiceDate ge 2026-01-01`: read as midnight UTC, or refused with 6001. */
  bareDateInFilter: 'accept' | 'reject'
  modifiedSince: 'inclusive' | 'exclusive'
  rateLimit: { requests: number; windowSeconds: number }
  /** Whether `/customers/1` and `/customers/2` are counted apart. */
  rateLimitPerPathParameter: boolean
  /** The `Retry-After` header of the simulator's own 429 answers. */
  retryAfter: 'none' | 'seconds' | 'date'
  /** The status of errors about the state of a company. */
  companyErrorStatus: 400 | 403

  /** While set, strikes every request to the identity service. */
  identityOutage: Fault | null
  /** While set, strikes every request to the API. */
  apiOutage: Fault | null
}

/** The settings that follow the best evidence there is. */
export function defaultVismaBehaviour(): VismaBehaviour {
  return {
    singleCompanyPicker: 'whenAsked',
    rememberConsent: false,
    newGrantRevokesEarlier: false,
    withheldScopes: [],
    callbackIssuer: 'own',
    errorDescriptions: false,
    tokenType: 'Bearer',
    accessTokenLifetimeSeconds: 3600,
    refreshTokenLifetimeSeconds: 30 * 24 * 3600,
    refreshTokenExpiration: 'sliding',
    repeatReusableRefreshToken: true,
    accessTokensAfterRevocation: 'valid',

    dateShape: 'date',
    utcSuffix: true,
    creditSign: 'negative',
    absentFields: 'null',
    extraFields: true,
    defaultPageSize: 50,
    maximumPageSize: 1000,
    pageSizeAboveMaximum: 'clamp',
    pageBeyondLast: 'empty',
    unorderedLists: 'byNumber',
    bareDateInFilter: 'accept',
    modifiedSince: 'inclusive',
    rateLimit: { requests: 600, windowSeconds: 60 },
    rateLimitPerPathParameter: false,
    retryAfter: 'none',
    companyErrorStatus: 403,

    identityOutage: null,
    apiOutage: null,
  }
}
