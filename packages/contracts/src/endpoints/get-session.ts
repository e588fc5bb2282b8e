import { defineEndpoint } from '../endpoint.ts'
import { Session } from '../sessions.ts'

/**
 * Who is logged in; `unauthenticated` when nobody is.
 *
 * @example
 * const { user } = await client.call(getSession)
 */
export const getSession = defineEndpoint({
  name: 'getSession',
  method: 'GET',
  path: '/session',
  summary: 'Who is logged in',
  permission: 'session',
  success: { status: 200, body: Session },
  problems: [],
})
