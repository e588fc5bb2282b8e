import { getSignInOptions as endpoint } from '@collector/contracts'
import { getSignInOptions } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'

export const getSignInOptionsRoute = endpointRoute(endpoint, ({ ctx }) => getSignInOptions({ ctx }))
