import { ResetPasswordInput } from '../accounts.ts'
import { defineEndpoint } from '../endpoint.ts'

/**
 * Chooses a new password with a link's secret, which ends all logins and logs nobody in.
 * @throws {ApiProblem} link_not_valid
 *
 * @example
 * const body = { token: 'from-the-fragment', password: 'four words in a row' }
 * await client.call(resetPassword, { body })
 */
export const resetPassword = defineEndpoint({
  name: 'resetPassword',
  method: 'POST',
  path: '/password-reset',
  summary: 'Choose a new password with such a link, which ends all logins',
  permission: 'public',
  body: ResetPasswordInput,
  success: { status: 204 },
  problems: ['link_not_valid'],
})
