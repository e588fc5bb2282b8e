import { listFollowers as endpoint } from '@collector/contracts'
import { listFollowers } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'

export const listFollowersRoute = endpointRoute(endpoint, ({ ctx, params }) =>
  listFollowers({ ctx, input: params }),
)
