import { defineEndpoint } from '../endpoint.ts'
import { Integration, UpdateIntegrationInput } from '../integrations.ts'
import { IntegrationParams } from '../paging.ts'

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
