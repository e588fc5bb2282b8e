import { defineEndpoint } from '../endpoint.ts'

/**
 * Ends all own logins but the one that asks.
 *
 * @example
 * await client.call(endOtherSessions)
 */
export const endOtherSessions = defineEndpoint({
  name: 'endOtherSessions',
  method: 'DELETE',
  path: '/sessions',
  summary: 'End all own logins but this one',
  permission: 'session',
  success: { status: 204 },
  problems: [],
})
