import type { Grant, Provider } from 'oidc-provider'
import type { VismaBehaviour } from '../behaviour.ts'
import type { Grants } from './grants.ts'

export interface GrantRequest {
  clientId: string
  accountId: string
  companyId: string
  scopes: string[]
}

/** Opens a new grant for one company, less the scopes that are withheld on purpose. */
export async function openGrant(
  request: GrantRequest,
  deps: { provider: Provider; grants: Grants; behaviour: VismaBehaviour; audience: string },
): Promise<Grant> {
  const { provider, grants, behaviour, audience } = deps
  const { clientId, accountId, companyId } = request
  if (behaviour.newGrantRevokesEarlier) grants.revoke({ clientId, accountId })

  const scopes = request.scopes.filter(scope => !behaviour.withheldScopes.includes(scope))
  const grant = new provider.Grant({ accountId, clientId })
  grant.addOIDCScope(scopes.join(' '))
  grant.addResourceScope(audience, scopes.join(' '))
  const grantId = await grant.save()
  grants.add(grantId, { companyId, accountId, clientId, scopes })
  return grant
}
