import { beginSecondFactor as endpoint } from '@collector/contracts'
import { beginSecondFactor } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'

export const beginSecondFactorRoute = endpointRoute(endpoint, ({ ctx }) => beginSecondFactor({ ctx }))
