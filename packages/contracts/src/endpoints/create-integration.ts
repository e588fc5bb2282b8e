import { defineEndpoint } from '../endpoint.ts'
import { CreateIntegrationInput, Integration } from '../integrations.ts'

export const createIntegration = defineEndpoint({
  name: 'createIntegration',
  method: 'POST',
  path: '/integrations',
  summary: 'Create an integration and its consent link',
  permission: 'integrations:create',
  body: CreateIntegrationInput,
  success: { status: 201, body: Integration },
  problems: [],
})
