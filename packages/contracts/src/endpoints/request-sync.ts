import { defineEndpoint } from '../endpoint.ts'
import { IntegrationParams } from '../paging.ts'
import { RequestSyncInput, Sync } from '../syncs.ts'

/**
 * Fetches the invoices now; the answer comes before the fetch has begun.
 * @throws {ApiProblem} not_found, not_connected, integration_paused, sync_already_running
 *
 * @example
 * const { status } = await client.call(requestSync, { params: { id } }) // queued
 */
export const requestSync = defineEndpoint({
  name: 'requestSync',
  method: 'POST',
  path: '/integrations/{id}/syncs',
  summary: 'Fetch the invoices now',
  permission: 'integrations:manage',
  params: IntegrationParams,
  body: RequestSyncInput,
  success: { status: 202, body: Sync },
  problems: ['not_found', 'not_connected', 'integration_paused', 'sync_already_running'],
})
