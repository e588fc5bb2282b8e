import { defineEndpoint } from '../endpoint.ts'
import { IntegrationParams } from '../paging.ts'
import { Sync } from '../syncs.ts'

/**
 * Cancels the fetch that is queued or running; what it has stored stays.
 * @throws {ApiProblem} not_found, no_sync_running
 *
 * @example
 * const sync = await client.call(cancelSync, { params: { id } })
 */
export const cancelSync = defineEndpoint({
  name: 'cancelSync',
  method: 'DELETE',
  path: '/integrations/{id}/syncs/active',
  summary: 'Cancel the fetch that is queued or running; what it has stored stays',
  permission: 'integrations:manage',
  params: IntegrationParams,
  success: { status: 200, body: Sync },
  problems: ['not_found', 'no_sync_running'],
})
