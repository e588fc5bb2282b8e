import { listApps as endpoint } from '@collector/contracts'
import { listApps } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'

export const listAppsRoute = endpointRoute(endpoint, ({ ctx }) => listApps({ ctx }))
