import { sendConsentLink as endpoint } from '@collector/contracts'
import { sendConsentLink } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'

export const sendConsentLinkRoute = endpointRoute(endpoint, ({ ctx, params, body }) =>
  sendConsentLink({ ctx, input: { ...body, ...params } }),
)
