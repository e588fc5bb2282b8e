import { resetPassword } from '../../endpoints/reset-password.ts'
import { mock } from '../mock.ts'

/** Every token and every new password is taken. */
export const resetPasswordMock = mock(resetPassword, () => undefined)
