import { IdParams } from '../accounts.ts'
import { defineEndpoint } from '../endpoint.ts'

/**
 * Ends all logins of somebody at once.
 * @throws {ApiProblem} not_found
 *
 * @example
 * await client.call(endPersonSessions, { params: { id } })
 */
export const endPersonSessions = defineEndpoint({
  name: 'endPersonSessions',
  method: 'DELETE',
  path: '/people/{id}/sessions',
  summary: 'End all logins of somebody',
  permission: 'people:manage',
  params: IdParams,
  success: { status: 204 },
  problems: ['not_found'],
})
