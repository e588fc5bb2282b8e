import { getIntegration as endpoint } from '@collector/contracts'
import { getIntegration } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'

export const getIntegrationRoute = endpointRoute(endpoint, ({ ctx, params }) =>
  getIntegration({ ctx, input: params }),
)
