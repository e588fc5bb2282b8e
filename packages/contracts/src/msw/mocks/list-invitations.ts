import { listInvitations } from '../../endpoints/list-invitations.ts'
import { mock } from '../mock.ts'
import { pageOf } from '../pages.ts'

export const listInvitationsMock = mock(listInvitations, (store, { query }) =>
  pageOf(store.invitations, query),
)
