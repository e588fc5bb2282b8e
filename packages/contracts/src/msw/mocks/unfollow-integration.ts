import { unfollowIntegration } from '../../endpoints/unfollow-integration.ts'
import { findIntegration } from '../find.ts'
import { followersOf } from '../followers.ts'
import { mock } from '../mock.ts'

export const unfollowIntegrationMock = mock(unfollowIntegration, (store, { params }) => {
  const found = findIntegration(store, params.id)
  found.followers = found.followers.filter(({ id }) => id !== store.session?.user.id)
  return followersOf(store, found)
})
