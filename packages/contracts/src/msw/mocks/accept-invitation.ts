import { acceptInvitation } from '../../endpoints/accept-invitation.ts'
import { mock, refuse } from '../mock.ts'
import { sampleSession } from '../samples/session.ts'

/** Any token is that of the newest invitation. */
export const acceptInvitationMock = mock(acceptInvitation, (store, { body }) => {
  const invitation = store.invitations.shift() ?? refuse('link_not_valid')
  const { email, role } = invitation
  const user = { id: store.newId(), email, name: body.name, role }
  const now = store.now().toISOString()
  const unused = { disabledAt: null, secondFactor: false, sessions: 1, lastSeenAt: now, createdAt: now }
  store.people.unshift({ ...user, ...unused })
  store.session = { ...sampleSession(role, store.now()), user }
  return store.session
})
