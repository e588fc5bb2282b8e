import { defineEndpoint } from '../endpoint.ts'
import { CreateInvitationInput, InvitationLink } from '../people.ts'

/**
 * Invites somebody for seven days, and sends the link where mail is configured.
 * @throws {ApiProblem} person_exists, already_invited, reauthentication_required
 *
 * @example
 * const { url } = await client.call(createInvitation, { body: { email: 'kim@reco.example', role: 'viewer' } })
 */
export const createInvitation = defineEndpoint({
  name: 'createInvitation',
  method: 'POST',
  path: '/invitations',
  summary: 'Invite somebody',
  permission: 'people:manage',
  body: CreateInvitationInput,
  success: { status: 201, body: InvitationLink },
  problems: ['person_exists', 'already_invited', 'reauthentication_required'],
})
