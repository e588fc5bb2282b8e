/** The tokens of one grant. `refreshToken` is absent when the provider kept the old one valid. */
export interface Tokens {
  accessToken: string
  expiresInSeconds: number
  refreshToken: string | undefined
  /** Granted scopes; undefined when the answer did not name them. */
  scopes: readonly string[] | undefined
}

/**
 * What fresh tokens are asked for with: a service account by its company, anybody else by a refresh token.
 */
export interface Grant {
  companyId: string
  serviceAccount: boolean
  refreshToken: string | null
}

/** The company behind a grant; `id` never changes, `currency` (ISO 4217) is what it keeps its books in. */
export interface ProviderCompany {
  id: string
  name: string
  organisationNumber: string | null
  currency: string
}

/**
 * An invoice as Collector keeps it. Dates are calendar dates, `amount` an exact decimal of at least 0,
 * `phone` a number in E.164.
 */
export interface ProviderInvoice {
  externalId: string
  number: string
  invoiceDate: string
  dueDate: string | null
  customerNumber: string | null
  customerName: string | null
  customerIsPerson: boolean | null
  emails: string[]
  phone: string | null
  amount: string
  currency: string
  isCredit: boolean
  isCancelled: boolean
  paymentState: 'unpaid' | 'partly_paid' | 'paid' | 'overdue'
  modifiedAt: Date | null
}

/** A row that could not be read: which one, and the path of the first thing that was wrong with it. */
export interface QuarantinedRow {
  externalId: string | null
  reason: string
}

/**
 * One page of invoices. `unwanted` are the ids of those that the query leaves out. `total` is how many rows the
 * provider announces over all pages, `next` the cursor of the page after this one; null says that everything was
 * read.
 */
export interface InvoicePage {
  invoices: ProviderInvoice[]
  quarantined: QuarantinedRow[]
  unwanted?: readonly string[]
  total: number
  next: string | null
}

/** First and last invoice date, inclusive, as calendar dates. */
export interface InvoiceWindow {
  from: string
  to: string
}

/** Which invoices are read. With `changedSince` only those that changed then or later. */
export interface InvoiceQuery {
  window: InvoiceWindow
  changedSince: Date | null
  selection: 'all' | 'booked' | 'fully_paid'
  costCenter: string | null
  companyCurrency: string
}

/** Reads the pages of one run; what it has read of the customers is kept for the next page. */
export interface InvoiceReader {
  /** The page at `cursor`; null is the first. A page may bring rows once more, never leave one out. */
  fetchPage(accessToken: string, cursor: string | null): Promise<InvoicePage>
}

/** One request to an API. `resource` is the endpoint that limits are counted by. */
export interface ApiRequest {
  method: 'GET'
  resource: string
  url: URL
}

/** Stands around each request to an API: waits for its turn, counts, remembers. */
export type Around = <T>(request: ApiRequest, send: () => Promise<T>) => Promise<T>

/** How many requests an API takes in which time, counted over all customers by resource, or by company. */
export interface RateLimit {
  requests: number
  periodMs: number
  per: 'resource' | 'company'
}

/** What an authorization request is bound to. */
export interface AuthorizationRequest {
  redirectUri: string
  state: string
  codeVerifier: string
  /** Ask for an account of its own instead of that of the person who approves. */
  serviceAccount: boolean
}

/**
 * An external app behind one small interface. Every method rejects with a `ProviderError` and nothing else,
 * gives up after a time limit, and talks to the configured hosts only.
 */
export interface Provider {
  readonly app: 'visma' | 'fortnox'
  /** The scopes that a grant must have. */
  readonly scopes: readonly string[]
  readonly rateLimit: RateLimit
  /** Where to send the owner. */
  authorizationUrl(request: AuthorizationRequest): Promise<URL>
  /** Trades the redirect's `parameters` for tokens, after checking `state` and `iss`. */
  exchangeCode(request: AuthorizationRequest & { parameters: URLSearchParams }): Promise<Tokens>
  /** Gets fresh tokens for a grant (RFC 6749 §6 and §4.4); the refresh token may be used up by it. */
  renew(grant: Grant): Promise<Tokens>
  /** Withdraws a grant (RFC 7009); one that is already gone is no error. */
  revoke(refreshToken: string): Promise<void>
  /** Reads which company the tokens belong to, and proves that its invoices can be read. */
  readCompany(accessToken: string, around: Around): Promise<ProviderCompany>
  /** Prepares to read invoices, in a stable order. */
  openInvoices(query: InvoiceQuery, around: Around): InvoiceReader
}
