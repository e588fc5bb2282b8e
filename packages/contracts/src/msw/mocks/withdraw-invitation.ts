import { withdrawInvitation } from '../../endpoints/withdraw-invitation.ts'
import { mock, refuse } from '../mock.ts'

export const withdrawInvitationMock = mock(withdrawInvitation, (store, { params }) => {
  const left = store.invitations.filter(({ id }) => id !== params.id)
  if (left.length === store.invitations.length) refuse('not_found')
  store.invitations = left
})
