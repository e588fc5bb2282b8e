import { confirmSecondFactor } from '../../endpoints/confirm-second-factor.ts'
import { mock, refuse } from '../mock.ts'
import { recoveryCodes } from '../samples/recovery-codes.ts'

/** Any code is right but those that begin with 000. */
export const confirmSecondFactorMock = mock(confirmSecondFactor, (store, { body }) => {
  if (store.secondFactor) refuse('second_factor_active')
  if (body.code.startsWith('000')) refuse('wrong_code')
  store.secondFactor = { since: store.now().toISOString(), recoveryCodesLeft: recoveryCodes.length }
  return { recoveryCodes: [...recoveryCodes] }
})
