import { requestPasswordReset as endpoint } from '@collector/contracts'
import { requestPasswordReset } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'

export const requestPasswordResetRoute = endpointRoute(endpoint, ({ ctx, body }) =>
  requestPasswordReset({ ctx, input: body }),
)
