import { requestSync } from '../../endpoints/request-sync.ts'
import { findIntegration } from '../find.ts'
import { mock, refuse } from '../mock.ts'
import { queuedSync } from '../samples/syncs.ts'

export const requestSyncMock = mock(requestSync, (store, { params }) => {
  const found = findIntegration(store, params.id)
  const { integration, syncs } = found
  if (!integration.company) refuse('not_connected')
  if (integration.status === 'paused') refuse('integration_paused')
  if (syncs.some(({ status }) => status === 'queued' || status === 'running')) refuse('sync_already_running')
  const sync = queuedSync(store.newId(), store.now(), 'manual')
  syncs.unshift(sync)
  store.addEvent(found, 'sync.requested')
  return sync
})
