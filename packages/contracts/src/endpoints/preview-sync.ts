import { defineEndpoint } from '../endpoint.ts'
import { IntegrationParams } from '../paging.ts'
import { PreviewSyncInput, SyncPreview } from '../syncs.ts'

/**
 * Tries out what a fetch of the last `daysBack` days would give, without storing any of it. May take a
 * minute.
 * @throws {ApiProblem} not_found, not_connected, integration_paused, app_unavailable, app_refused
 *
 * @example
 * const patient = createClient({ baseUrl: '', timeoutMs: 65_000 })
 * const { total, withEmail } = await patient.call(previewSync, { params: { id }, body: { daysBack: 30 } })
 */
export const previewSync = defineEndpoint({
  name: 'previewSync',
  method: 'POST',
  path: '/integrations/{id}/sync-preview',
  summary: 'Try out what a fetch of the last days would give, without storing any of it',
  permission: 'integrations:manage',
  params: IntegrationParams,
  body: PreviewSyncInput,
  success: { status: 200, body: SyncPreview },
  problems: ['not_found', 'not_connected', 'integration_paused', 'app_unavailable', 'app_refused'],
})
