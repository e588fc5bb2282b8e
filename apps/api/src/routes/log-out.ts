import { logOut as endpoint } from '@collector/contracts'
import { logOut } from '@collector/domain'
import { endpointRoute } from '../http/endpoint-route.ts'
import { clearSessionCookie, sessionTokenOf } from '../http/session-cookie.ts'

export const logOutRoute = endpointRoute(endpoint, async ({ ctx, request, reply }) => {
  await logOut({ ctx, input: { token: sessionTokenOf(request) } })
  clearSessionCookie(reply)
})
