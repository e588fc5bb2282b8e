import { z } from 'zod'
import { BulkLinkResult, IntegrationSelection } from '../bulk.ts'
import { defineEndpoint } from '../endpoint.ts'

/**
 * Makes new consent links, valid for 7 days, for those of several integrations that need one; their old links stop
 * working.
 *
 * @example
 * const { results } = await client.call(createConsentLinks, { body: { ids: [id] } })
 */
export const createConsentLinks = defineEndpoint({
  name: 'createConsentLinks',
  method: 'POST',
  path: '/integrations/consent-links',
  summary: 'Make new consent links for several integrations',
  permission: 'consent-links:manage',
  body: IntegrationSelection,
  success: { status: 200, body: z.object({ results: z.array(BulkLinkResult) }) },
  problems: [],
})
