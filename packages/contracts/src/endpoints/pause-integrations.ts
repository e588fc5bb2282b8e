import { BulkResults, IntegrationSelection } from '../bulk.ts'
import { defineEndpoint } from '../endpoint.ts'

/**
 * Pauses several integrations and says what became of each. Their consent links wait, and work again once resumed.
 *
 * @example
 * const { results } = await client.call(pauseIntegrations, { body: { ids: [id] } })
 */
export const pauseIntegrations = defineEndpoint({
  name: 'pauseIntegrations',
  method: 'POST',
  path: '/integrations/pause',
  summary: 'Pause several integrations',
  permission: 'integrations:manage',
  body: IntegrationSelection,
  success: { status: 200, body: BulkResults },
  problems: [],
})
