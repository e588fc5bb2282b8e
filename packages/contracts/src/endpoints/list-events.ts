import { defineEndpoint } from '../endpoint.ts'
import { Event } from '../events.ts'
import { IntegrationParams, PageQuery, pageOf } from '../paging.ts'

export const listEvents = defineEndpoint({
  name: 'listEvents',
  method: 'GET',
  path: '/integrations/{id}/events',
  summary: 'The history of an integration, newest first',
  permission: 'integrations:read',
  params: IntegrationParams,
  query: PageQuery,
  success: { status: 200, body: pageOf(Event) },
  problems: ['not_found'],
})
