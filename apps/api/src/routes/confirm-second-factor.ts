import { confirmSecondFactor as endpoint } from '@collector/contracts'
import { confirmSecondFactor } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'

export const confirmSecondFactorRoute = endpointRoute(endpoint, ({ ctx, body }) =>
  confirmSecondFactor({ ctx, input: body }),
)
