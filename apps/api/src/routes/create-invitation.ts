import { createInvitation as endpoint } from '@collector/contracts'
import { createInvitation } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'

export const createInvitationRoute = endpointRoute(endpoint, ({ ctx, body }) =>
  createInvitation({ ctx, input: body }),
)
