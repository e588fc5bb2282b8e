import { renewInvitation as endpoint } from '@collector/contracts'
import { renewInvitation } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'

export const renewInvitationRoute = endpointRoute(endpoint, ({ ctx, params, body }) =>
  renewInvitation({ ctx, input: { ...body, ...params } }),
)
