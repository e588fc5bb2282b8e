import { defineEndpoint } from '../endpoint.ts'
import { AcceptInvitationInput } from '../people.ts'
import { Session } from '../sessions.ts'

/**
 * Makes an invited person a user and logs in.
 * @throws {ApiProblem} link_not_valid, person_exists
 *
 * @example
 * const body = { token: 'from-the-fragment', name: 'Kim Ek', password: 'four words in a row' }
 * const { user } = await client.call(acceptInvitation, { body })
 */
export const acceptInvitation = defineEndpoint({
  name: 'acceptInvitation',
  method: 'POST',
  path: '/invitation-acceptance',
  summary: 'Accept an invitation and log in',
  permission: 'public',
  body: AcceptInvitationInput,
  success: { status: 201, body: Session },
  problems: ['link_not_valid', 'person_exists'],
})
