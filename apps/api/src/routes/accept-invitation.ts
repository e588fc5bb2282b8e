import { acceptInvitation as endpoint } from '@collector/contracts'
import { acceptInvitation } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'
import { sessionTokenOf, setSessionCookie } from '../http/session-cookie.ts'

export const acceptInvitationRoute = endpointRoute(endpoint, async ({ ctx, body, request, reply }) => {
  const { token, session } = await acceptInvitation({
    ctx,
    input: { ...body, formerToken: sessionTokenOf(request), userAgent: request.headers['user-agent'] },
  })
  setSessionCookie(reply, token, session.expiresAt)
  return session
})
