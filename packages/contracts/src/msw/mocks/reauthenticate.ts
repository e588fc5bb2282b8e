import { reauthenticate } from '../../endpoints/reauthenticate.ts'
import { mock, refuse } from '../mock.ts'

export const reauthenticateMock = mock(reauthenticate, (store, { body }) => {
  if (body.password.length < 8) refuse('wrong_credentials')
  return store.session ?? refuse('unauthenticated')
})
