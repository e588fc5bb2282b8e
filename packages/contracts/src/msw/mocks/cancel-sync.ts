import { cancelSync } from '../../endpoints/cancel-sync.ts'
import { findIntegration } from '../find.ts'
import { mock, refuse } from '../mock.ts'

export const cancelSyncMock = mock(cancelSync, (store, { params }) => {
  const found = findIntegration(store, params.id)
  const sync = found.syncs.find(({ status }) => status === 'queued' || status === 'running')
  if (!sync) return refuse('no_sync_running')
  Object.assign(sync, { status: 'cancelled', finishedAt: store.now().toISOString() })
  store.addEvent(found, 'sync.cancelled')
  return sync
})
