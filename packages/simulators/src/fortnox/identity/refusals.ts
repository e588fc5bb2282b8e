import type { FortnoxBehaviour } from '../behaviour.ts'
import type { FortnoxAccount } from '../cast.ts'
import type { FortnoxSimulatorClient } from '../clients.ts'
import type { FortnoxCompany } from '../data/company.ts'
import type { AuthorizeRequest, Refusal } from './authorize-request.ts'
import { isSystemAdmin } from './directory.ts'

interface Consent {
  request: AuthorizeRequest
  account: FortnoxAccount
  company: FortnoxCompany
  behaviour: FortnoxBehaviour
}

const refuse = (error: string, description: string): Refusal => ({ kind: 'error', error, description })

/** What stands in the way before the consent page is shown; null when nothing does. */
export function refusalBeforeConsent(consent: Consent): Refusal | null {
  const { request, account, company, behaviour } = consent
  if (company.state === 'locked') return { kind: 'bare' }
  if (request.service && !isSystemAdmin(account, company)) {
    return refuse(behaviour.systemAdminError, 'The user is not a system administrator')
  }
  return behaviour.licenceCheck === 'beforeConsent' ? licenceRefusal(consent) : null
}

/** What stands in the way of an approval; null when nothing does. */
export function refusalAfterApproval(consent: Consent): Refusal | null {
  const before = refusalBeforeConsent(consent)
  if (before) return before
  if (consent.behaviour.bareCallback) return { kind: 'bare' }
  return licenceRefusal(consent)
}

function licenceRefusal({ request, company, behaviour }: Consent): Refusal | null {
  const missing = missingLicence(company, request.client)
  if (missing) return refuse(missing, MISSING_TEXTS[missing])
  const moduleCounts = behaviour.moduleLicenceAtConsent === 'checked' && request.scopes.includes('invoice')
  if (moduleCounts && company.state === 'noInvoiceModule') {
    return refuse('error_missing_license', MISSING_TEXTS.error_missing_license)
  }
  return null
}

export type MissingLicence = 'error_missing_license' | 'error_missing_app_license'

export const MISSING_TEXTS: Record<MissingLicence, string> = {
  error_missing_license: 'The company is missing a required license',
  error_missing_app_license: 'The company has not ordered the integration',
}

/** The licence that a company lacks for an integration as a whole. */
export function missingLicence(
  company: FortnoxCompany,
  client: FortnoxSimulatorClient,
): MissingLicence | null {
  if (!client.bought || company.state === 'notBought') return 'error_missing_app_license'
  return company.state === 'noLicence' ? 'error_missing_license' : null
}
