/** Fortnox's production hosts; test companies live on the same ones. */
export const fortnoxOauthUrl = 'https://apps.fortnox.se'
export const fortnoxApiUrl = 'https://api.fortnox.se'

/** Reading needs these; Fortnox has no scopes for reading only. */
export const fortnoxScopes = ['companyinformation', 'customer', 'invoice'] as const

/** Rows per page, the most that Fortnox gives. */
export const fortnoxPageSize = 500

/** Counted for each company in a sliding window. */
export const fortnoxRateLimit = { requests: 25, periodMs: 5_000, per: 'company' } as const

/** The only lists that are read. Beside them lie GET addresses that send or print an invoice. */
export const fortnoxResources = ['companyinformation', 'customers', 'invoices'] as const
export type FortnoxResource = (typeof fortnoxResources)[number]
