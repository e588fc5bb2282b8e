/** The tokens of one grant. `refreshToken` is absent when the provider kept the old one valid. */
export interface Tokens {
  accessToken: string
  expiresInSeconds: number
  refreshToken: string | undefined
  /** Granted scopes; undefined when the answer did not name them. */
  scopes: readonly string[] | undefined
}

/** The company behind a grant; `id` never changes, `currency` (ISO 4217) is what it keeps its books in. */
export interface ProviderCompany {
  id: string
  name: string
  organisationNumber: string | null
  currency: string
}

/** An invoice as Collector keeps it. Dates are calendar dates, `amount` an exact decimal of at least 0. */
export interface ProviderInvoice {
  externalId: string
  number: string
  invoiceDate: string
  dueDate: string | null
  customerNumber: string | null
  customerName: string | null
  customerIsPerson: boolean | null
  emails: string[]
  amount: string
  currency: string
  isCredit: boolean
  paymentState: 'unpaid' | 'partly_paid' | 'paid' | 'overdue'
  modifiedAt: Date | null
}

/** A row that could not be read: which one, and the path of the first thing that was wrong with it. */
export interface QuarantinedRow {
  externalId: string | null
  reason: string
}

/** One page of invoices. `total` is how many the provider announces over all pages. */
export interface InvoicePage {
  invoices: ProviderInvoice[]
  quarantined: QuarantinedRow[]
  total: number
  hasMore: boolean
}

/** First and last invoice date, inclusive, as calendar dates. */
export interface InvoiceWindow {
  from: string
  to: string
}

/** What an authorization request is bound to. */
export interface AuthorizationRequest {
  redirectUri: string
  state: string
  codeVerifier: string
}

/**
 * An external app behind one small interface. Every method rejects with a `ProviderError` and nothing else,
 * gives up after a time limit, and talks to the configured hosts only.
 */
export interface Provider {
  readonly app: 'visma' | 'fortnox'
  /** The scopes that a grant must have. */
  readonly scopes: readonly string[]
  /** Where to send the owner. */
  authorizationUrl(request: AuthorizationRequest): Promise<URL>
  /** Trades the redirect's `parameters` for tokens, after checking `state` and `iss`. */
  exchangeCode(request: AuthorizationRequest & { parameters: URLSearchParams }): Promise<Tokens>
  /** Trades a refresh token for fresh tokens (RFC 6749 §6); the old one may be used up by it. */
  refresh(refreshToken: string): Promise<Tokens>
  /** Withdraws a grant (RFC 7009); one that is already gone is no error. */
  revoke(refreshToken: string): Promise<void>
  /** Reads which company the tokens belong to, and proves that its invoices can be read. */
  readCompany(accessToken: string): Promise<ProviderCompany>
  /** Fetches page `page` (from 1) of the invoices dated inside `window`, in a stable order. */
  fetchInvoicePage(request: {
    accessToken: string
    window: InvoiceWindow
    page: number
    companyCurrency: string
  }): Promise<InvoicePage>
}
