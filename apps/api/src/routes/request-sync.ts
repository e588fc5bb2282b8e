import { requestSync as endpoint } from '@collector/contracts'
import { requestSync } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'

export const requestSyncRoute = endpointRoute(endpoint, ({ ctx, params, body }) =>
  requestSync({ ctx, input: { ...params, ...body } }),
)
