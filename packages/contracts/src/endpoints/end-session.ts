import { IdParams } from '../accounts.ts'
import { defineEndpoint } from '../endpoint.ts'

/**
 * Ends one of the own logins at once.
 * @throws {ApiProblem} not_found
 *
 * @example
 * await client.call(endSession, { params: { id } })
 */
export const endSession = defineEndpoint({
  name: 'endSession',
  method: 'DELETE',
  path: '/sessions/{id}',
  summary: 'End one of the own logins',
  permission: 'session',
  params: IdParams,
  success: { status: 204 },
  problems: ['not_found'],
})
