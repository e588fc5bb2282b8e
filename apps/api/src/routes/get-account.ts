import { getAccount as endpoint } from '@collector/contracts'
import { getAccount } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'

export const getAccountRoute = endpointRoute(endpoint, ({ ctx }) => getAccount({ ctx }))
