import { IdParams } from '../accounts.ts'
import { defineEndpoint } from '../endpoint.ts'

/**
 * Turns off the second factor of somebody who has lost it.
 * @throws {ApiProblem} not_found, reauthentication_required, second_factor_inactive
 *
 * @example
 * await client.call(removePersonSecondFactor, { params: { id } })
 */
export const removePersonSecondFactor = defineEndpoint({
  name: 'removePersonSecondFactor',
  method: 'DELETE',
  path: '/people/{id}/second-factor',
  summary: 'Turn off the second factor of somebody who has lost it',
  permission: 'people:manage',
  params: IdParams,
  success: { status: 204 },
  problems: ['not_found', 'reauthentication_required', 'second_factor_inactive'],
})
