/** Visma eAccounting's production hosts; sandbox companies live on the same ones. */
export const vismaIdentityUrl = 'https://identity.vismaonline.com'
export const vismaApiUrl = 'https://eaccountingapi.vismaonline.com'

/** Reading invoices, customers and company settings, for longer than an hour. */
export const vismaScopes = ['ea:api', 'ea:sales_readonly', 'offline_access'] as const

/**
 * A fresh login and the company picker every time, restricted to companies that have eAccounting: a default
 * company or somebody else's session must not be granted silently.
 */
export const vismaAuthorizationParameters = {
  prompt: 'login select_account',
  acr_values: 'service:44643EB1-3F76-4C1C-A672-402AE8085934',
}

/** Rows per page; Visma allows up to 1,000. */
export const vismaPageSize = 500

/** Counted for each endpoint over all customers of one client. */
export const vismaRateLimit = { requests: 600, periodMs: 60_000, per: 'resource' } as const
