import type { FortnoxCompany } from '../data/company.ts'
import type { Caller } from '../identity/access-token.ts'
import type { ApiBehaviour } from './api-behaviour.ts'
import { ApiError } from './api-error.ts'

/**
 * Throws the API's refusal when the company's state, a licence, the scope or the user's rights stand in the
 * way.
 */
export function requireAccess(options: {
  caller: Caller
  company: FortnoxCompany
  scope: string
  behaviour: ApiBehaviour
}): void {
  const { caller, company, scope, behaviour } = options
  const refuse = (code: number, message: string) =>
    new ApiError(behaviour.permissionErrorStatus, code, message)

  if (company.state === 'locked')
    throw new ApiError(behaviour.loginErrorStatus, 2000310, 'Ogiltig inloggning')
  if (!caller.client.bought || company.state === 'notBought' || company.state === 'noApiLicence') {
    throw refuse(2001103, 'Api-licens saknas.')
  }
  if (!caller.scopes.has(scope)) throw refuse(2000663, 'Har inte behörighet för scope')
  if (company.state === 'noLicence' || (company.state === 'noInvoiceModule' && scope === 'invoice')) {
    throw refuse(2001101, 'Det finns ingen aktiv licens för önskat scope')
  }
  if (company.state === 'noInvoiceRights' && scope === 'invoice' && !caller.service) {
    throw refuse(2001339, 'Du har inte rätt att lista fakturor')
  }
}
