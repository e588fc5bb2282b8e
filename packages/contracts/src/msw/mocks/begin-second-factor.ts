import { beginSecondFactor } from '../../endpoints/begin-second-factor.ts'
import { mock, refuse } from '../mock.ts'

export const beginSecondFactorMock = mock(beginSecondFactor, store => {
  if (store.secondFactor) refuse('second_factor_active')
  const key = 'JBSWY3DPEHPK3PXP'
  return { key, uri: `otpauth://totp/Reco%20Collector?secret=${key}` }
})
