import { IdParams, MailLanguageInput } from '../accounts.ts'
import { defineEndpoint } from '../endpoint.ts'
import { InvitationLink } from '../people.ts'

/**
 * Makes a new link for an invitation; the former one stops working.
 * @throws {ApiProblem} not_found, reauthentication_required
 *
 * @example
 * const { url } = await client.call(renewInvitation, { params: { id }, body: {} })
 */
export const renewInvitation = defineEndpoint({
  name: 'renewInvitation',
  method: 'POST',
  path: '/invitations/{id}/link',
  summary: 'Make a new link for an invitation; the former one stops working',
  permission: 'people:manage',
  params: IdParams,
  body: MailLanguageInput,
  success: { status: 201, body: InvitationLink },
  problems: ['not_found', 'reauthentication_required'],
})
