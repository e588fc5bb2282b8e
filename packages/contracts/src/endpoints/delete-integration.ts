import { defineEndpoint } from '../endpoint.ts'
import { IntegrationParams } from '../paging.ts'

/**
 * Deletes an integration with its connection and invoices, and withdraws its grant.
 * @throws {ApiProblem} not_found
 *
 * @example
 * await client.call(deleteIntegration, { params: { id } })
 */
export const deleteIntegration = defineEndpoint({
  name: 'deleteIntegration',
  method: 'DELETE',
  path: '/integrations/{id}',
  summary: 'Delete an integration with its connection and invoices, and withdraw its grant',
  permission: 'integrations:manage',
  params: IntegrationParams,
  success: { status: 204 },
  problems: ['not_found'],
})
