import type { VismaCompany, VismaCompanyState } from '../../data/company.ts'

const STATE_TEXTS: Record<VismaCompanyState, string | null> = {
  active: null,
  startupGuideNotCompleted: 'Simulates: start guide not completed (4003)',
  notActive: 'Simulates: company not active (4004)',
  noInvoicing: 'Simulates: Bookkeeping plan, no invoicing (4009)',
  noAccess: 'Simulates: user has no access to eAccounting (4011)',
  licenceNotAccepted: 'Simulates: licence terms not accepted (4012)',
  noApiModule: 'Simulates: API module not activated (4002)',
  permissionDenied: "Simulates: user's role is too weak (4007)",
}

/** What the API will answer for a company, for those who try things out; null when all is well. */
export function companyStateText(company: VismaCompany): string | null {
  if (!company.hasEAccounting) return 'Simulates: company without eAccounting (4011)'
  return STATE_TEXTS[company.state]
}
