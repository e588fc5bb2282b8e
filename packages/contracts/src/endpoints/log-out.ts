import { defineEndpoint } from '../endpoint.ts'

/**
 * Ends the current login.
 *
 * @example
 * await client.call(logOut)
 */
export const logOut = defineEndpoint({
  name: 'logOut',
  method: 'DELETE',
  path: '/session',
  summary: 'Log out',
  permission: 'session',
  success: { status: 204 },
  problems: [],
})
