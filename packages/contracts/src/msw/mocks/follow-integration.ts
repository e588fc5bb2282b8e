import { followIntegration } from '../../endpoints/follow-integration.ts'
import { findIntegration } from '../find.ts'
import { followersOf } from '../followers.ts'
import { mock, refuse } from '../mock.ts'

export const followIntegrationMock = mock(followIntegration, (store, { params }) => {
  const found = findIntegration(store, params.id)
  const { id, name } = store.session?.user ?? refuse('unauthenticated')
  found.followers = [...found.followers.filter(each => each.id !== id), { id, name }]
  return followersOf(store, found)
})
