import { exportIntegrations as endpoint } from '@collector/contracts'
import { exportIntegrations } from '@collector/domain'
import { csvFile } from '../http/csv.ts'
import { endpointRoute } from '../http/endpoint-route.ts'
import { integrationColumns } from './integration-columns.ts'

export const exportIntegrationsRoute = endpointRoute(endpoint, async ({ ctx, query }) => {
  const { language, ...input } = query
  return csvFile('integrations', integrationColumns[language], exportIntegrations({ ctx, input }))
})
