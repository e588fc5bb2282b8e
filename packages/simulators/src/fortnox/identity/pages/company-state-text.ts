import type { FortnoxAccount } from '../../cast.ts'
import type { FortnoxCompany, FortnoxCompanyState } from '../../data/company.ts'
import { isSystemAdmin } from '../directory.ts'

const STATE_TEXTS: Record<FortnoxCompanyState, string | null> = {
  active: null,
  locked: 'Simulerar: spärrat konto, tom återgång',
  noLicence: 'Simulerar: integrationslicens saknas (error_missing_license)',
  notBought: 'Simulerar: integrationen är inte köpt (error_missing_app_license)',
  noApiLicence: 'Simulerar: API-licens saknas (2001103)',
  noInvoiceModule: 'Simulerar: ingen licens för fakturering (2001101)',
  noInvoiceRights: 'Simulerar: utan servicekonto får användaren inte lista fakturor (2001339)',
}

/** What will come of connecting a company, for those who try things out; null when all is well. */
export function companyStateText(company: FortnoxCompany, account: FortnoxAccount): string | null {
  const text = STATE_TEXTS[company.state]
  if (text !== null || isSystemAdmin(account, company)) return text
  return 'Simulerar: du är inte systemadministratör'
}
