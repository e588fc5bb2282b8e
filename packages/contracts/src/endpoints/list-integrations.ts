import { defineEndpoint } from '../endpoint.ts'
import { IntegrationPage, ListIntegrationsQuery } from '../integration-list.ts'

/**
 * The integrations that fit the filter, newest first unless sorted otherwise, page by page in both directions.
 *
 * @example
 * const first = await client.call(listIntegrations, { query: { limit: '25' } })
 * if (first.nextCursor) await client.call(listIntegrations, { query: { limit: '25', cursor: first.nextCursor } })
 */
export const listIntegrations = defineEndpoint({
  name: 'listIntegrations',
  method: 'GET',
  path: '/integrations',
  summary: 'The integrations, newest first unless sorted otherwise',
  permission: 'integrations:read',
  query: ListIntegrationsQuery,
  success: { status: 200, body: IntegrationPage },
  problems: [],
})
