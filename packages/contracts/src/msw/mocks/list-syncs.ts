import { listSyncs } from '../../endpoints/list-syncs.ts'
import { findIntegration } from '../find.ts'
import { mock } from '../mock.ts'
import { pageOf } from '../pages.ts'

export const listSyncsMock = mock(listSyncs, (store, { params, query }) =>
  pageOf(findIntegration(store, params.id).syncs, query),
)
