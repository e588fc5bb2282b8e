import { removePersonSecondFactor as endpoint } from '@collector/contracts'
import { removePersonSecondFactor } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'

export const removePersonSecondFactorRoute = endpointRoute(endpoint, ({ ctx, params }) =>
  removePersonSecondFactor({ ctx, input: params }),
)
