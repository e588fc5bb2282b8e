import { revokeConsentLink as endpoint } from '@collector/contracts'
import { revokeConsentLink } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'

export const revokeConsentLinkRoute = endpointRoute(endpoint, ({ ctx, params }) =>
  revokeConsentLink({ ctx, input: params }),
)
