import { IdParams } from '../accounts.ts'
import { defineEndpoint } from '../endpoint.ts'

/**
 * Withdraws an invitation: its link is dead at once.
 * @throws {ApiProblem} not_found
 *
 * @example
 * await client.call(withdrawInvitation, { params: { id } })
 */
export const withdrawInvitation = defineEndpoint({
  name: 'withdrawInvitation',
  method: 'DELETE',
  path: '/invitations/{id}',
  summary: 'Withdraw an invitation',
  permission: 'people:manage',
  params: IdParams,
  success: { status: 204 },
  problems: ['not_found'],
})
