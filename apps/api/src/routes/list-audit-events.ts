import { listAuditEvents as endpoint } from '@collector/contracts'
import { listAuditEvents } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'

export const listAuditEventsRoute = endpointRoute(endpoint, ({ ctx, query }) =>
  listAuditEvents({ ctx, input: query }),
)
