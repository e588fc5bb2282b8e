import { pauseIntegrations as endpoint } from '@collector/contracts'
import { pauseIntegrations } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'

export const pauseIntegrationsRoute = endpointRoute(endpoint, ({ ctx, body }) =>
  pauseIntegrations({ ctx, input: body }),
)
