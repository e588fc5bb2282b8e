import { getAccount } from '../../endpoints/get-account.ts'
import { mock, refuse } from '../mock.ts'

export const getAccountMock = mock(getAccount, store => ({
  user: store.session?.user ?? refuse('unauthenticated'),
  hasPassword: true,
  secondFactor: store.secondFactor,
}))
