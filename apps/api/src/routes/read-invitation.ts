import { readInvitation as endpoint } from '@collector/contracts'
import { readInvitation } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'

export const readInvitationRoute = endpointRoute(endpoint, ({ ctx, body }) =>
  readInvitation({ ctx, input: body }),
)
