import { followIntegration as endpoint } from '@collector/contracts'
import { followIntegration } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'

export const followIntegrationRoute = endpointRoute(endpoint, ({ ctx, params, body }) =>
  followIntegration({ ctx, input: { ...body, ...params } }),
)
