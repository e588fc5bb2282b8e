import { cancelSync as endpoint } from '@collector/contracts'
import { cancelSync } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'

export const cancelSyncRoute = endpointRoute(endpoint, ({ ctx, params }) =>
  cancelSync({ ctx, input: params }),
)
