import { defineEndpoint } from '../endpoint.ts'
import { Integration } from '../integrations.ts'
import { IntegrationParams } from '../paging.ts'

/**
 * One integration with its newest link and its last fetch.
 * @throws {ApiProblem} not_found
 *
 * @example
 * const integration = await client.call(getIntegration, { params: { id } })
 */
export const getIntegration = defineEndpoint({
  name: 'getIntegration',
  method: 'GET',
  path: '/integrations/{id}',
  summary: 'One integration',
  permission: 'integrations:read',
  params: IntegrationParams,
  success: { status: 200, body: Integration },
  problems: ['not_found'],
})
