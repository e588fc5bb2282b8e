import { logIn } from '../../endpoints/log-in.ts'
import { mock, refuse } from '../mock.ts'
import { sampleSession } from '../samples/session.ts'

/** Anybody with a password of eight characters or more is Anna. */
export const logInMock = mock(logIn, (store, { body }) => {
  if (body.password.length < 8) refuse('wrong_credentials')
  store.session = sampleSession('administrator', store.now())
  return store.session
})
