import { defineEndpoint } from '../endpoint.ts'
import { Followers } from '../followers.ts'
import { IntegrationParams } from '../paging.ts'

/**
 * The logged-in person is no longer told.
 * @throws {ApiProblem} not_found
 *
 * @example
 * await client.call(unfollowIntegration, { params: { id } })
 */
export const unfollowIntegration = defineEndpoint({
  name: 'unfollowIntegration',
  method: 'DELETE',
  path: '/integrations/{id}/followers/me',
  summary: 'No longer be told about an integration',
  permission: 'integrations:read',
  params: IntegrationParams,
  success: { status: 200, body: Followers },
  problems: ['not_found'],
})
