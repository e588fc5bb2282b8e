import { listInvitations as endpoint } from '@collector/contracts'
import { listInvitations } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'

export const listInvitationsRoute = endpointRoute(endpoint, ({ ctx, query }) =>
  listInvitations({ ctx, input: query }),
)
