import { IdParams } from '../accounts.ts'
import { defineEndpoint } from '../endpoint.ts'
import { Person, UpdatePersonInput } from '../people.ts'

/**
 * Changes somebody's role, disables or enables; it holds from the next request on.
 * @throws {ApiProblem} not_found, last_administrator, reauthentication_required
 *
 * @example
 * await client.call(updatePerson, { params: { id }, body: { role: 'viewer' } })
 */
export const updatePerson = defineEndpoint({
  name: 'updatePerson',
  method: 'PATCH',
  path: '/people/{id}',
  summary: 'Change a role, disable or enable',
  permission: 'people:manage',
  params: IdParams,
  body: UpdatePersonInput,
  success: { status: 200, body: Person },
  problems: ['not_found', 'last_administrator', 'reauthentication_required'],
})
