import { resetPassword as endpoint } from '@collector/contracts'
import { resetPassword } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'

export const resetPasswordRoute = endpointRoute(endpoint, ({ ctx, body }) =>
  resetPassword({ ctx, input: body }),
)
