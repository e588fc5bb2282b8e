import { createPasswordReset } from '../../endpoints/create-password-reset.ts'
import { findPerson } from '../find.ts'
import { mock, refuse } from '../mock.ts'
import { oneTimeLink } from '../one-time-link.ts'

export const createPasswordResetMock = mock(createPasswordReset, (store, { params }) => {
  if (findPerson(store, params.id).disabledAt) refuse('person_disabled')
  return oneTimeLink(store, 'password-reset')
})
