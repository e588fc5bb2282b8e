import { unfollowIntegration as endpoint } from '@collector/contracts'
import { unfollowIntegration } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'

export const unfollowIntegrationRoute = endpointRoute(endpoint, ({ ctx, params }) =>
  unfollowIntegration({ ctx, input: params }),
)
