import { endOtherSessions } from '../../endpoints/end-other-sessions.ts'
import { mock } from '../mock.ts'

export const endOtherSessionsMock = mock(endOtherSessions, store => {
  store.openSessions = store.openSessions.filter(({ current }) => current)
})
