import { requestPasswordReset } from '../../endpoints/request-password-reset.ts'
import { mock } from '../mock.ts'

/** Nobody learns whether the address is known. */
export const requestPasswordResetMock = mock(requestPasswordReset, () => undefined)
