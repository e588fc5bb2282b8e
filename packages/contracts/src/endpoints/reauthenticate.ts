import { defineEndpoint } from '../endpoint.ts'
import { ReauthenticateInput, Session } from '../sessions.ts'

/**
 * Proves once more who one is, which some actions demand when the last proof is ten minutes old.
 * @throws {ApiProblem} wrong_credentials, second_factor_required, wrong_code
 *
 * @example
 * await client.call(reauthenticate, { body: { password: 'four words in a row' } })
 */
export const reauthenticate = defineEndpoint({
  name: 'reauthenticate',
  method: 'POST',
  path: '/session/reauthentication',
  summary: 'Prove once more who one is',
  permission: 'session',
  body: ReauthenticateInput,
  success: { status: 200, body: Session },
  problems: ['wrong_credentials', 'second_factor_required', 'wrong_code'],
})
