import { renewInvitation } from '../../endpoints/renew-invitation.ts'
import { mock, refuse } from '../mock.ts'
import { oneTimeLink } from '../one-time-link.ts'

export const renewInvitationMock = mock(renewInvitation, (store, { params }) => {
  const invitation = store.invitations.find(({ id }) => id === params.id) ?? refuse('not_found')
  const link = oneTimeLink(store, 'invitation')
  return { ...link, invitation: Object.assign(invitation, { expiresAt: link.expiresAt }) }
})
