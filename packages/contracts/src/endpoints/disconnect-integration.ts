import { defineEndpoint } from '../endpoint.ts'
import { Integration } from '../integrations.ts'
import { IntegrationParams } from '../paging.ts'

/**
 * Withdraws the grant and erases what was read with it; the integration waits for consent again.
 * @throws {ApiProblem} not_found, not_connected
 *
 * @example
 * const { status } = await client.call(disconnectIntegration, { params: { id } }) // pending
 */
export const disconnectIntegration = defineEndpoint({
  name: 'disconnectIntegration',
  method: 'DELETE',
  path: '/integrations/{id}/connection',
  summary: 'Withdraw the grant and erase what was read with it; the integration waits for consent again',
  permission: 'integrations:manage',
  params: IntegrationParams,
  success: { status: 200, body: Integration },
  problems: ['not_found', 'not_connected'],
})
