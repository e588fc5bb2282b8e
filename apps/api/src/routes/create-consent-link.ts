import { createConsentLink as endpoint } from '@collector/contracts'
import { createConsentLink } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'

export const createConsentLinkRoute = endpointRoute(endpoint, ({ ctx, params, body }) =>
  createConsentLink({ ctx, input: { ...body, ...params } }),
)
