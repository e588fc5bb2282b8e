import type { FortnoxBehaviour } from '../behaviour.ts'
import type { FortnoxAccount } from '../cast.ts'
import type { FortnoxCompany } from '../data/company.ts'
import type { FortnoxState } from '../state.ts'
import type { AuthorizeRequest } from './authorize-request.ts'
import type { Codes } from './codes.ts'
import type { Grants } from './grants.ts'

/**
 * Opens the grant of an approved request, less the scopes that are withheld on purpose, and gives its code.
 */
export async function approve(
  {
    request,
    account,
    company,
  }: { request: AuthorizeRequest; account: FortnoxAccount; company: FortnoxCompany },
  deps: { state: FortnoxState; grants: Grants; codes: Codes; behaviour: FortnoxBehaviour },
): Promise<string> {
  const { state, grants, codes, behaviour } = deps
  const { clientId } = request.client
  if (behaviour.newGrantRevokesEarlier) grants.revoke({ clientId, companyId: company.id })

  const scopes = request.scopes.filter(scope => !behaviour.withheldScopes.includes(scope))
  const grantId = grants.open({
    companyId: company.id,
    tenantId: company.tenantId,
    accountId: account.email,
    clientId,
    scopes: behaviour.scopeOrder === 'reversed' ? scopes.reverse() : scopes,
    accountType: request.service ? 'service' : 'personal',
  })
  const code = codes.issue({
    grantId,
    redirectUri: request.sentRedirectUri,
    offline: request.offline,
    challenge: request.challenge,
  })
  await state.save()
  return code
}
