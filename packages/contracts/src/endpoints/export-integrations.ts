import { ExportIntegrationsQuery } from '../bulk.ts'
import { defineEndpoint } from '../endpoint.ts'

/**
 * The integrations that fit the filter as a CSV file, in the list's order. A browser downloads it from `urlOf`.
 *
 * @example
 * const file = await client.call(exportIntegrations, { query: { status: 'attention', language: 'sv' } })
 * const text = await file.text()
 */
export const exportIntegrations = defineEndpoint({
  name: 'exportIntegrations',
  method: 'GET',
  path: '/integrations/export',
  summary: 'The filtered integrations as CSV',
  permission: 'integrations:read',
  query: ExportIntegrationsQuery,
  success: { status: 200, file: 'text/csv' },
  problems: [],
})
