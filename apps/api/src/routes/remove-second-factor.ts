import { removeSecondFactor as endpoint } from '@collector/contracts'
import { removeSecondFactor } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'

export const removeSecondFactorRoute = endpointRoute(endpoint, ({ ctx }) => removeSecondFactor({ ctx }))
