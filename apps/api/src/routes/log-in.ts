import { logIn as endpoint } from '@collector/contracts'
import { logIn } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'
import { sessionTokenOf, setSessionCookie } from '../http/session-cookie.ts'

export const logInRoute = endpointRoute(endpoint, async ({ ctx, body, request, reply }) => {
  const input = { ...body, formerToken: sessionTokenOf(request), userAgent: request.headers['user-agent'] }
  const { token, session } = await logIn({ ctx, input })
  setSessionCookie(reply, token, session.expiresAt)
  return session
})
