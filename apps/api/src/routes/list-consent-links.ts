import { listConsentLinks as endpoint } from '@collector/contracts'
import { listConsentLinks } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'

export const listConsentLinksRoute = endpointRoute(endpoint, ({ ctx, params, query }) =>
  listConsentLinks({ ctx, input: { ...query, ...params } }),
)
