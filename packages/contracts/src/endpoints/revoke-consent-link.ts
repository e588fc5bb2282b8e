import { defineEndpoint } from '../endpoint.ts'
import { IntegrationParams } from '../paging.ts'

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
