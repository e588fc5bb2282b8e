import { disconnectIntegration as endpoint } from '@collector/contracts'
import { disconnectIntegration } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'

export const disconnectIntegrationRoute = endpointRoute(endpoint, ({ ctx, params }) =>
  disconnectIntegration({ ctx, input: params }),
)
