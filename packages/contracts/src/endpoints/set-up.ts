import { defineEndpoint } from '../endpoint.ts'
import { Session, SetUpInput } from '../sessions.ts'

/**
 * Creates the first administrator with the one-time token that the start printed, and logs in.
 * @throws {ApiProblem} wrong_setup_token, already_set_up
 *
 * @example
 * await client.call(setUp, {
 *   body: { token: 'from-the-log', name: 'Anna Berg', email: 'anna@reco.example', password: 'four words in a row' },
 * })
 */
export const setUp = defineEndpoint({
  name: 'setUp',
  method: 'POST',
  path: '/setup',
  summary: 'Create the first administrator with the one-time token',
  permission: 'public',
  body: SetUpInput,
  success: { status: 201, body: Session },
  problems: ['wrong_setup_token', 'already_set_up'],
})
