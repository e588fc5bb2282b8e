import { getSync } from '../../endpoints/get-sync.ts'
import { findIntegration } from '../find.ts'
import { mock, refuse } from '../mock.ts'

export const getSyncMock = mock(
  getSync,
  (store, { params }) =>
    findIntegration(store, params.id).syncs.find(({ id }) => id === params.syncId) ?? refuse('not_found'),
)
