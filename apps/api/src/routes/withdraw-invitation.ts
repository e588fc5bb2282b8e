import { withdrawInvitation as endpoint } from '@collector/contracts'
import { withdrawInvitation } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'

export const withdrawInvitationRoute = endpointRoute(endpoint, ({ ctx, params }) =>
  withdrawInvitation({ ctx, input: params }),
)
