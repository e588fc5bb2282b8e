import { listInvoices as endpoint } from '@collector/contracts'
import { listInvoices } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'

export const listInvoicesRoute = endpointRoute(endpoint, ({ ctx, params, query }) =>
  listInvoices({ ctx, input: { ...query, ...params } }),
)
