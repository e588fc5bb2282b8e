/** The switches of the API. */
export interface ApiBehaviour {
  /** `Balance` of an invoice that is not booked. */
  unbookedBalance: 'total' | 'zero'
  /** The currency of `Balance` on invoices in a foreign one. */
  foreignBalance: 'invoiceCurrency' | 'companyCurrency'
  /** When a company with the cash method has an invoice booked. */
  cashMethodBooked: 'likeAccrual' | 'whenPaid'
  /** Whether credit invoices that are still open come with `filter=unpaid`. */
  unpaidIncludesCredits: boolean
  /** Whether invoices that are not booked come with `filter=unpaid`, drafts among them. */
  unpaidIncludesUnbooked: boolean
  /** Whether a registered payment counts as a change for `lastmodified`. */
  paymentBumpsLastModified: boolean
  /** The zone that `lastmodified` is read in. */
  lastModifiedZone: 'Europe/Stockholm' | 'UTC'
  lastModified: 'inclusive' | 'exclusive'
  /** The type of `DatabaseNumber` in the company information. */
  databaseNumber: 'number' | 'string'
  /** `ContractReference`: a number as in 2023, or a string as since December 2024. */
  contractReference: 'number' | 'string'
  /** `&`, `<`, `>` and quotes in names and other texts: as they are, or as HTML entities. */
  htmlEntities: 'plain' | 'encoded'
  /** Add properties that no specification names. */
  extraFields: boolean

  defaultLimit: number
  maximumLimit: number
  limitAboveMaximum: 'error' | 'clamp'
  pageBeyondLast: 'empty' | 'repeatLast' | 'error'
  /** `offset` together with `page`: skip first and page through the rest, or take no notice of the page. */
  offsetWithPage: 'offsetFirst' | 'pageIgnored'
  /** More than one endpoint-specific filter at a time. */
  severalFilters: 'refused' | 'applied'
  /** The order of a list when none is asked for; `shuffled` differs from one request to the next. */
  unorderedLists: 'byNumber' | 'shuffled'

  /** The letter case of the keys of `ErrorInformation`: it differs by error in the recordings. */
  errorKeys: 'asRecorded' | 'lowerCase' | 'capitalised'
  /** The status when scope, licence or right is missing: 2000663, 2001101, 2001103, 2001339. */
  permissionErrorStatus: 400 | 403
  /** The status of 2000310, which a locked company gets. */
  loginErrorStatus: 401 | 403

  rateLimit: { requests: number; windowSeconds: number }
  /** Whether refused requests count as well, so that hammering prolongs the wait. */
  refusedRequestsCount: boolean
  /** The `Retry-After` header of 429 answers. */
  retryAfter: 'none' | 'seconds' | 'date'
  rateLimitBody: 'empty' | 'json' | 'html'
}

/** The settings that follow the best evidence there is. */
export function defaultApiBehaviour(): ApiBehaviour {
  return {
    unbookedBalance: 'total',
    foreignBalance: 'invoiceCurrency',
    cashMethodBooked: 'likeAccrual',
    unpaidIncludesCredits: true,
    unpaidIncludesUnbooked: false,
    paymentBumpsLastModified: false,
    lastModifiedZone: 'Europe/Stockholm',
    lastModified: 'inclusive',
    databaseNumber: 'number',
    contractReference: 'string',
    htmlEntities: 'plain',
    extraFields: false,

    defaultLimit: 100,
    maximumLimit: 500,
    limitAboveMaximum: 'error',
    pageBeyondLast: 'empty',
    offsetWithPage: 'offsetFirst',
    severalFilters: 'refused',
    unorderedLists: 'byNumber',

    errorKeys: 'asRecorded',
    permissionErrorStatus: 400,
    loginErrorStatus: 401,

    rateLimit: { requests: 25, windowSeconds: 5 },
    refusedRequestsCount: true,
    retryAfter: 'none',
    rateLimitBody: 'json',
  }
}
