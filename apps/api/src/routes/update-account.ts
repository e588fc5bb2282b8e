import { updateAccount as endpoint } from '@collector/contracts'
import { updateAccount } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'

export const updateAccountRoute = endpointRoute(endpoint, ({ ctx, body }) =>
  updateAccount({ ctx, input: body }),
)
