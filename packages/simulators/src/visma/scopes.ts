/** What each scope lets an application do, in the words of the consent page. */
const SCOPE_TEXTS: Record<string, string> = {
  openid: 'Know who you are',
  profile: 'See your name',
  email: 'See your e-mail address',
  phone: 'See your phone number',
  address: 'See your address',
  roles: 'See your roles',
  offline_access: 'Keep this access when you are not signed in',
  'ea:api': 'Use the eAccounting API on your behalf',
  'ea:sales': 'Read and change sales: customers, invoices, orders and quotes',
  'ea:sales_readonly': 'Read sales: customers, invoices, orders and quotes',
  'ea:accounting': 'Read and change accounting: vouchers, accounts and fiscal years',
  'ea:accounting_readonly': 'Read accounting: vouchers, accounts and fiscal years',
  'ea:purchase': 'Read and change purchases: suppliers and supplier invoices',
  'ea:purchase_readonly': 'Read purchases: suppliers and supplier invoices',
  'ea:settings': 'Read and change settings',
  'ea:settings_readonly': 'Read settings',
}

export const SUPPORTED_SCOPES: readonly string[] = Object.keys(SCOPE_TEXTS)

export function scopeText(scope: string): string {
  return SCOPE_TEXTS[scope] ?? scope
}

/** The value of `acr_values` that narrows the company picker to companies with eAccounting. */
export const EACCOUNTING_SERVICE = 'service:44643EB1-3F76-4C1C-A672-402AE8085934'
