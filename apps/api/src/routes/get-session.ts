import { getSession as endpoint } from '@collector/contracts'
import { getSession } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'
import { sessionTokenOf } from '../http/session-cookie.ts'

export const getSessionRoute = endpointRoute(endpoint, ({ ctx, request }) =>
  getSession({ ctx, input: { token: sessionTokenOf(request) } }),
)
