import { getSync as endpoint } from '@collector/contracts'
import { getSync } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'

export const getSyncRoute = endpointRoute(endpoint, ({ ctx, params }) => getSync({ ctx, input: params }))
