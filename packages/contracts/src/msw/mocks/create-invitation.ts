import { createInvitation } from '../../endpoints/create-invitation.ts'
import { mock, refuse } from '../mock.ts'
import { oneTimeLink } from '../one-time-link.ts'

export const createInvitationMock = mock(createInvitation, (store, { body }) => {
  const { email, role } = body
  if (store.people.some(person => person.email === email)) refuse('person_exists')
  if (store.invitations.some(invitation => invitation.email === email)) refuse('already_invited')
  const link = oneTimeLink(store, 'invitation')
  const invitation = {
    id: store.newId(),
    email,
    role,
    invitedBy: store.session?.user.name ?? '',
    createdAt: store.now().toISOString(),
    expiresAt: link.expiresAt,
  }
  store.invitations.unshift(invitation)
  return { ...link, invitation }
})
