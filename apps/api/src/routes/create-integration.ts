import { createIntegration as endpoint } from '@collector/contracts'
import { createIntegration } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'

export const createIntegrationRoute = endpointRoute(endpoint, ({ ctx, body }) =>
  createIntegration({ ctx, input: body }),
)
