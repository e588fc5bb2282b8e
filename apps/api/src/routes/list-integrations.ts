import { listIntegrations as endpoint } from '@collector/contracts'
import { listIntegrations } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'

export const listIntegrationsRoute = endpointRoute(endpoint, ({ ctx, query }) =>
  listIntegrations({ ctx, input: query }),
)
