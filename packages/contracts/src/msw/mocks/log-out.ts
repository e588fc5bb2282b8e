import { logOut } from '../../endpoints/log-out.ts'
import { mock } from '../mock.ts'

export const logOutMock = mock(logOut, store => {
  store.session = null
})
