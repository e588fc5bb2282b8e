import { IdParams, MailLanguageInput } from '../accounts.ts'
import { defineEndpoint } from '../endpoint.ts'
import { PasswordResetLink } from '../people.ts'

/**
 * Makes a link with which somebody chooses a new password, and sends it where mail is configured.
 * @throws {ApiProblem} not_found, person_disabled, reauthentication_required
 *
 * @example
 * const { url, sent } = await client.call(createPasswordReset, { params: { id }, body: {} })
 */
export const createPasswordReset = defineEndpoint({
  name: 'createPasswordReset',
  method: 'POST',
  path: '/people/{id}/password-reset',
  summary: 'Make a link with which somebody chooses a new password',
  permission: 'people:manage',
  params: IdParams,
  body: MailLanguageInput,
  success: { status: 201, body: PasswordResetLink },
  problems: ['not_found', 'person_disabled', 'reauthentication_required'],
})
