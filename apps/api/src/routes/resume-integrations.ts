import { resumeIntegrations as endpoint } from '@collector/contracts'
import { resumeIntegrations } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'

export const resumeIntegrationsRoute = endpointRoute(endpoint, ({ ctx, body }) =>
  resumeIntegrations({ ctx, input: body }),
)
