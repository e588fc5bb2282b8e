import { listSessions as endpoint } from '@collector/contracts'
import { listSessions } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'

export const listSessionsRoute = endpointRoute(endpoint, ({ ctx }) => listSessions({ ctx }))
