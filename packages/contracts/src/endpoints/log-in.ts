import { defineEndpoint } from '../endpoint.ts'
import { LogInInput, Session } from '../sessions.ts'

/**
 * Logs in; the session is a cookie that the browser keeps.
 * @throws {ApiProblem} wrong_credentials
 *
 * @example
 * const { user } = await client.call(logIn, { body: { email: 'anna@reco.example', password: 'four words in a row' } })
 */
export const logIn = defineEndpoint({
  name: 'logIn',
  method: 'POST',
  path: '/session',
  summary: 'Log in',
  permission: 'public',
  body: LogInInput,
  success: { status: 201, body: Session },
  problems: ['wrong_credentials'],
})
