import { defineEndpoint } from '../endpoint.ts'
import { IntegrationParams } from '../paging.ts'

/**
 * Revokes the active consent link; whoever opens it from now on is told so.
 * @throws {ApiProblem} not_found, consent_link_not_active
 *
 * @example
 * await client.call(revokeConsentLink, { params: { id } })
 */
export const revokeConsentLink = defineEndpoint({
  name: 'revokeConsentLink',
  method: 'DELETE',
  path: '/integrations/{id}/consent-link',
  summary: 'Revoke the active consent link',
  permission: 'consent-links:manage',
  params: IntegrationParams,
  success: { status: 204 },
  problems: ['not_found', 'consent_link_not_active'],
})
