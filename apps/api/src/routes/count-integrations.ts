import { countIntegrations as endpoint } from '@collector/contracts'
import { countIntegrations } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'

export const countIntegrationsRoute = endpointRoute(endpoint, ({ ctx, query }) =>
  countIntegrations({ ctx, input: query }),
)
