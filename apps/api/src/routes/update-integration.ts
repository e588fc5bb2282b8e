import { updateIntegration as endpoint } from '@collector/contracts'
import { updateIntegration } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'

export const updateIntegrationRoute = endpointRoute(endpoint, ({ ctx, params, body }) =>
  updateIntegration({ ctx, input: { ...body, ...params } }),
)
