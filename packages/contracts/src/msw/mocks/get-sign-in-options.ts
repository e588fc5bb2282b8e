import { getSignInOptions } from '../../endpoints/get-sign-in-options.ts'
import { mock } from '../mock.ts'

export const getSignInOptionsMock = mock(getSignInOptions, () => ({
  singleSignOn: null,
  passwordResetByEmail: true,
  isSetUp: true,
}))
