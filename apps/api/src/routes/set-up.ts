import { setUp as endpoint } from '@collector/contracts'
import { setUp } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'
import { sessionTokenOf, setSessionCookie } from '../http/session-cookie.ts'

export const setUpRoute = endpointRoute(endpoint, async ({ ctx, body, request, reply }) => {
  const input = { ...body, formerToken: sessionTokenOf(request), userAgent: request.headers['user-agent'] }
  const { token, session } = await setUp({ ctx, input })
  setSessionCookie(reply, token, session.expiresAt)
  return session
})
