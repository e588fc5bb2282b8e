import { previewSync as endpoint } from '@collector/contracts'
import { previewSync } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'

export const previewSyncRoute = endpointRoute(endpoint, ({ ctx, params, body }) =>
  previewSync({ ctx, input: { ...params, ...body } }),
)
