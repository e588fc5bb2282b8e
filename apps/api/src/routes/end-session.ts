import { endSession as endpoint } from '@collector/contracts'
import { endSession } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'

export const endSessionRoute = endpointRoute(endpoint, ({ ctx, params }) =>
  endSession({ ctx, input: params }),
)
