import { removePersonSecondFactor } from '../../endpoints/remove-person-second-factor.ts'
import { findPerson } from '../find.ts'
import { mock, refuse } from '../mock.ts'

export const removePersonSecondFactorMock = mock(removePersonSecondFactor, (store, { params }) => {
  const person = findPerson(store, params.id)
  if (!person.secondFactor) refuse('second_factor_inactive')
  person.secondFactor = false
})
