import { getSession } from '../../endpoints/get-session.ts'
import { mock, refuse } from '../mock.ts'

export const getSessionMock = mock(getSession, ({ session }) => session ?? refuse('unauthenticated'))
