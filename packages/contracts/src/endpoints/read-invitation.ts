import { defineEndpoint } from '../endpoint.ts'
import { InvitationOffer, ReadInvitationInput } from '../people.ts'

/**
 * What the holder of an invitation's link is offered.
 * @throws {ApiProblem} link_not_valid
 *
 * @example
 * const { invitedBy } = await client.call(readInvitation, { body: { token: 'from-the-fragment' } })
 */
export const readInvitation = defineEndpoint({
  name: 'readInvitation',
  method: 'POST',
  path: '/invitation-offer',
  summary: 'What an invitation offers',
  permission: 'public',
  body: ReadInvitationInput,
  success: { status: 200, body: InvitationOffer },
  problems: ['link_not_valid'],
})
