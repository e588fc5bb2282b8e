import { removeSecondFactor } from '../../endpoints/remove-second-factor.ts'
import { mock, refuse } from '../mock.ts'

export const removeSecondFactorMock = mock(removeSecondFactor, store => {
  if (!store.secondFactor) refuse('second_factor_inactive')
  store.secondFactor = null
})
