import { readInvitation } from '../../endpoints/read-invitation.ts'
import { mock, refuse } from '../mock.ts'

/** Any token is that of the newest invitation. */
export const readInvitationMock = mock(readInvitation, store => {
  const { id, createdAt, ...offer } = store.invitations[0] ?? refuse('link_not_valid')
  return offer
})
