import { defineEndpoint } from '../endpoint.ts'
import { Integration, UpdateIntegrationInput } from '../integrations.ts'
import { IntegrationParams } from '../paging.ts'

/**
 * Changes settings, pauses or resumes; what is left out stays as it is.
 * @throws {ApiProblem} not_found, version_conflict
 *
 * @example
 * const { version } = await client.call(getIntegration, { params: { id } })
 * await client.call(updateIntegration, { params: { id }, body: { version, daysBack: 30 } })
 */
export const updateIntegration = defineEndpoint({
  name: 'updateIntegration',
  method: 'PATCH',
  path: '/integrations/{id}',
  summary: 'Change settings, pause or resume',
  permission: 'integrations:manage',
  params: IntegrationParams,
  body: UpdateIntegrationInput,
  success: { status: 200, body: Integration },
  problems: ['not_found', 'version_conflict'],
})
