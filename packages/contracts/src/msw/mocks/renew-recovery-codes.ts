import { renewRecoveryCodes } from '../../endpoints/renew-recovery-codes.ts'
import { mock, refuse } from '../mock.ts'
import { recoveryCodes } from '../samples/recovery-codes.ts'

export const renewRecoveryCodesMock = mock(renewRecoveryCodes, store => {
  if (!store.secondFactor) return refuse('second_factor_inactive')
  store.secondFactor.recoveryCodesLeft = recoveryCodes.length
  return { recoveryCodes: [...recoveryCodes] }
})
