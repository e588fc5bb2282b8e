import { defineEndpoint } from '../endpoint.ts'
import { IntegrationCounts } from '../integrations.ts'

export const countIntegrations = defineEndpoint({
  name: 'countIntegrations',
  method: 'GET',
  path: '/integrations/counts',
  summary: 'How many integrations there are in each status',
  permission: 'integrations:read',
  success: { status: 200, body: IntegrationCounts },
  problems: [],
})
