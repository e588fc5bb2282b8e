import { RequestPasswordResetInput } from '../accounts.ts'
import { defineEndpoint } from '../endpoint.ts'

/**
 * Asks for a mail with a link to choose a new password with. Whether there is such an account is not told.
 *
 * @example
 * await client.call(requestPasswordReset, { body: { email: 'anna@reco.example', language: 'sv' } })
 */
export const requestPasswordReset = defineEndpoint({
  name: 'requestPasswordReset',
  method: 'POST',
  path: '/password-resets',
  summary: 'Ask for a link to choose a new password with; whether there is such an account is not told',
  permission: 'public',
  body: RequestPasswordResetInput,
  success: { status: 204 },
  problems: [],
})
