import { changePassword as endpoint } from '@collector/contracts'
import { changePassword } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'
import { setSessionCookie } from '../http/session-cookie.ts'

export const changePasswordRoute = endpointRoute(endpoint, async ({ ctx, body, reply }) => {
  const { token, session } = await changePassword({ ctx, input: body })
  setSessionCookie(reply, token, session.expiresAt)
})
