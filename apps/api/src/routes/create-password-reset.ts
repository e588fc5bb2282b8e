import { createPasswordReset as endpoint } from '@collector/contracts'
import { createPasswordReset } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'

export const createPasswordResetRoute = endpointRoute(endpoint, ({ ctx, params, body }) =>
  createPasswordReset({ ctx, input: { ...body, ...params } }),
)
