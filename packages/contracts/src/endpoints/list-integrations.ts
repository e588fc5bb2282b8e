import { defineEndpoint } from '../endpoint.ts'
import { Integration } from '../integrations.ts'
import { PageQuery, pageOf } from '../paging.ts'

export const listIntegrations = defineEndpoint({
  name: 'listIntegrations',
  method: 'GET',
  path: '/integrations',
  summary: 'The integrations, newest first',
  permission: 'integrations:read',
  query: PageQuery,
  success: { status: 200, body: pageOf(Integration) },
  problems: [],
})
