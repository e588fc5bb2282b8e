import { endOtherSessions as endpoint } from '@collector/contracts'
import { endOtherSessions } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'

export const endOtherSessionsRoute = endpointRoute(endpoint, ({ ctx }) => endOtherSessions({ ctx }))
