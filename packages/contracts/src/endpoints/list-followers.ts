import { defineEndpoint } from '../endpoint.ts'
import { Followers } from '../followers.ts'
import { IntegrationParams } from '../paging.ts'

/**
 * Who is told when an integration needs somebody.
 * @throws {ApiProblem} not_found
 *
 * @example
 * const { isFollowing } = await client.call(listFollowers, { params: { id } })
 */
export const listFollowers = defineEndpoint({
  name: 'listFollowers',
  method: 'GET',
  path: '/integrations/{id}/followers',
  summary: 'Who is told when an integration needs somebody',
  permission: 'integrations:read',
  params: IntegrationParams,
  success: { status: 200, body: Followers },
  problems: ['not_found'],
})
