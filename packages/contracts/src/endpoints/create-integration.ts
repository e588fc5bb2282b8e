import { defineEndpoint } from '../endpoint.ts'
import { CreateIntegrationInput, Integration } from '../integrations.ts'

/**
 * Creates an integration and its consent link, which the owner of the company needs next.
 *
 * @example
 * const { consentLink } = await client.call(createIntegration, {
 *   body: { app: 'visma', name: 'Salong Björk', venueId: 'salong-bjork', daysBack: 7 },
 * })
 * console.log(consentLink?.url)
 */
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
