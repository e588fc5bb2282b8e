import { listFollowers } from '../../endpoints/list-followers.ts'
import { findIntegration } from '../find.ts'
import { followersOf } from '../followers.ts'
import { mock } from '../mock.ts'

export const listFollowersMock = mock(listFollowers, (store, { params }) =>
  followersOf(store, findIntegration(store, params.id)),
)
