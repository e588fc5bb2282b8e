import { countInvoicesPerDay as endpoint } from '@collector/contracts'
import { countInvoicesPerDay } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'

export const countInvoicesPerDayRoute = endpointRoute(endpoint, ({ ctx, params }) =>
  countInvoicesPerDay({ ctx, input: params }),
)
