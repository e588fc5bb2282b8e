import { endSession } from '../../endpoints/end-session.ts'
import { mock, refuse } from '../mock.ts'

export const endSessionMock = mock(endSession, (store, { params }) => {
  const left = store.openSessions.filter(({ id }) => id !== params.id)
  if (left.length === store.openSessions.length) refuse('not_found')
  store.openSessions = left
})
