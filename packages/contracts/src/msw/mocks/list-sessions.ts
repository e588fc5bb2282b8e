import { listSessions } from '../../endpoints/list-sessions.ts'
import { mock } from '../mock.ts'

export const listSessionsMock = mock(listSessions, store => ({ items: store.openSessions }))
