import { createConsentLinks as endpoint } from '@collector/contracts'
import { createConsentLinks } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'

export const createConsentLinksRoute = endpointRoute(endpoint, ({ ctx, body }) =>
  createConsentLinks({ ctx, input: body }),
)
