import { defineEndpoint } from '../endpoint.ts'
import { IntegrationParams } from '../paging.ts'
import { Sync } from '../syncs.ts'

export const requestSync = defineEndpoint({
  name: 'requestSync',
  method: 'POST',
  path: '/integrations/{id}/syncs',
  summary: 'Fetch the invoices now',
  permission: 'integrations:manage',
  params: IntegrationParams,
  success: { status: 202, body: Sync },
  problems: ['not_found', 'not_connected', 'integration_paused', 'sync_already_running'],
})
