import { changePassword } from '../../endpoints/change-password.ts'
import { mock } from '../mock.ts'

/** Every new password is taken. */
export const changePasswordMock = mock(changePassword, () => undefined)
