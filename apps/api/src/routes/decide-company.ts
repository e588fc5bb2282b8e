import { decideCompany as endpoint } from '@collector/contracts'
import { decideCompany } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'

export const decideCompanyRoute = endpointRoute(endpoint, ({ ctx, params, body }) =>
  decideCompany({ ctx, input: { ...params, ...body } }),
)
