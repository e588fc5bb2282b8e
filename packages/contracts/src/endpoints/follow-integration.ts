import { defineEndpoint } from '../endpoint.ts'
import { Followers, FollowIntegrationInput } from '../followers.ts'
import { IntegrationParams } from '../paging.ts'

/**
 * The logged-in person is told from now on; again changes the language.
 * @throws {ApiProblem} not_found
 *
 * @example
 * await client.call(followIntegration, { params: { id }, body: { language: 'sv' } })
 */
export const followIntegration = defineEndpoint({
  name: 'followIntegration',
  method: 'POST',
  path: '/integrations/{id}/followers',
  summary: 'Be told by e-mail when an integration needs somebody',
  permission: 'integrations:read',
  params: IntegrationParams,
  body: FollowIntegrationInput,
  success: { status: 200, body: Followers },
  problems: ['not_found'],
})
