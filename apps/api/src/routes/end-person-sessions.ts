import { endPersonSessions as endpoint } from '@collector/contracts'
import { endPersonSessions } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'

export const endPersonSessionsRoute = endpointRoute(endpoint, ({ ctx, params }) =>
  endPersonSessions({ ctx, input: params }),
)
