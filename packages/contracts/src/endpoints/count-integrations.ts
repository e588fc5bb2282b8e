import { defineEndpoint } from '../endpoint.ts'
import { CountIntegrationsQuery } from '../integration-list.ts'
import { IntegrationCounts } from '../integrations.ts'

/**
 * How many integrations there are, in all and in each status; of one app when `app` is given.
 *
 * @example
 * const { total, attention } = await client.call(countIntegrations)
 */
export const countIntegrations = defineEndpoint({
  name: 'countIntegrations',
  method: 'GET',
  path: '/integrations/counts',
  summary: 'How many integrations there are in each status',
  permission: 'integrations:read',
  query: CountIntegrationsQuery,
  success: { status: 200, body: IntegrationCounts },
  problems: [],
})
