import { defineEndpoint } from '../endpoint.ts'
import { IntegrationParams, PageQuery, pageOf } from '../paging.ts'
import { Sync } from '../syncs.ts'

/**
 * The fetches of an integration, newest first, page by page.
 * @throws {ApiProblem} not_found
 *
 * @example
 * const { items } = await client.call(listSyncs, { params: { id } })
 */
export const listSyncs = defineEndpoint({
  name: 'listSyncs',
  method: 'GET',
  path: '/integrations/{id}/syncs',
  summary: 'The fetches of an integration, newest first',
  permission: 'integrations:read',
  params: IntegrationParams,
  query: PageQuery,
  success: { status: 200, body: pageOf(Sync) },
  problems: ['not_found'],
})
