import { updateAccount } from '../../endpoints/update-account.ts'
import { mock, refuse } from '../mock.ts'

export const updateAccountMock = mock(updateAccount, (store, { body }) => {
  const user = store.session?.user ?? refuse('unauthenticated')
  user.name = body.name
  return { user, hasPassword: true, secondFactor: store.secondFactor }
})
