import { defineEndpoint } from '../endpoint.ts'
import { DecideCompanyInput, Integration } from '../integrations.ts'
import { IntegrationParams } from '../paging.ts'

/**
 * Accepts or declines the other company that approved; accepting erases what was read of the former one.
 * @throws {ApiProblem} not_found, no_company_held, held_grant_ended, app_unavailable
 *
 * @example
 * const { heldCompany } = await client.call(getIntegration, { params: { id } })
 * if (heldCompany) {
 *   await client.call(decideCompany, { params: { id }, body: { accept: true, heldAt: heldCompany.heldAt } })
 * }
 */
export const decideCompany = defineEndpoint({
  name: 'decideCompany',
  method: 'POST',
  path: '/integrations/{id}/company-decision',
  summary: 'Accept or decline the other company that approved',
  permission: 'integrations:manage',
  params: IntegrationParams,
  body: DecideCompanyInput,
  success: { status: 200, body: Integration },
  problems: ['not_found', 'no_company_held', 'held_grant_ended', 'app_unavailable'],
})
