import { recordLinkCopy as endpoint } from '@collector/contracts'
import { recordLinkCopy } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'

export const recordLinkCopyRoute = endpointRoute(endpoint, ({ ctx, params, body }) =>
  recordLinkCopy({ ctx, input: { ...body, ...params } }),
)
