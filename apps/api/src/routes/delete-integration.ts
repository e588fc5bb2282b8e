import { deleteIntegration as endpoint } from '@collector/contracts'
import { deleteIntegration } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'

export const deleteIntegrationRoute = endpointRoute(endpoint, ({ ctx, params }) =>
  deleteIntegration({ ctx, input: params }),
)
