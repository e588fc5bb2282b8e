import { endPersonSessions } from '../../endpoints/end-person-sessions.ts'
import { findPerson } from '../find.ts'
import { mock } from '../mock.ts'

export const endPersonSessionsMock = mock(endPersonSessions, (store, { params }) => {
  findPerson(store, params.id).sessions = 0
})
