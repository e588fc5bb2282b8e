import { BulkResults, IntegrationSelection } from '../bulk.ts'
import { defineEndpoint } from '../endpoint.ts'

/**
 * Resumes several paused integrations and says what became of each.
 *
 * @example
 * const { results } = await client.call(resumeIntegrations, { body: { ids: [id] } })
 */
export const resumeIntegrations = defineEndpoint({
  name: 'resumeIntegrations',
  method: 'POST',
  path: '/integrations/resume',
  summary: 'Resume several integrations',
  permission: 'integrations:manage',
  body: IntegrationSelection,
  success: { status: 200, body: BulkResults },
  problems: [],
})
