import { listSyncs as endpoint } from '@collector/contracts'
import { listSyncs } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'

export const listSyncsRoute = endpointRoute(endpoint, ({ ctx, params, query }) =>
  listSyncs({ ctx, input: { ...query, ...params } }),
)
