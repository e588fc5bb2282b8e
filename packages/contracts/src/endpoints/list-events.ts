import { defineEndpoint } from '../endpoint.ts'
import { Event, EventQuery } from '../events.ts'
import { IntegrationParams, pageOf } from '../paging.ts'

/**
 * The history of an integration, newest first, page by page.
 * @throws {ApiProblem} not_found
 *
 * @example
 * const { items, nextCursor } = await client.call(listEvents, { params: { id }, query: { limit: '20' } })
 */
export const listEvents = defineEndpoint({
  name: 'listEvents',
  method: 'GET',
  path: '/integrations/{id}/events',
  summary: 'The history of an integration, newest first',
  permission: 'integrations:read',
  params: IntegrationParams,
  query: EventQuery,
  success: { status: 200, body: pageOf(Event) },
  problems: ['not_found'],
})
