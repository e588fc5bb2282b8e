import { ChangePasswordInput } from '../accounts.ts'
import { defineEndpoint } from '../endpoint.ts'

/**
 * Replaces the own password and ends all other logins; this one goes on under a new cookie.
 * @throws {ApiProblem} reauthentication_required
 *
 * @example
 * await client.call(changePassword, { body: { password: 'four words in a row' } })
 */
export const changePassword = defineEndpoint({
  name: 'changePassword',
  method: 'POST',
  path: '/account/password',
  summary: 'Choose another password, which ends all other logins',
  permission: 'session',
  body: ChangePasswordInput,
  success: { status: 204 },
  problems: ['reauthentication_required'],
})
