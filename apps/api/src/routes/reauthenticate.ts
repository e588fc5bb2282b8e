import { reauthenticate as endpoint } from '@collector/contracts'
import { reauthenticate } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'
import { setSessionCookie } from '../http/session-cookie.ts'

export const reauthenticateRoute = endpointRoute(endpoint, async ({ ctx, body, reply }) => {
  const { token, session } = await reauthenticate({ ctx, input: body })
  setSessionCookie(reply, token, session.expiresAt)
  return session
})
