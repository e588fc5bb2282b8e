import { listEvents as endpoint } from '@collector/contracts'
import { listEvents } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'

export const listEventsRoute = endpointRoute(endpoint, ({ ctx, params, query }) =>
  listEvents({ ctx, input: { ...query, ...params } }),
)
