import { ConsentLink, CreateConsentLinkInput } from '../consent-links.ts'
import { defineEndpoint } from '../endpoint.ts'
import { IntegrationParams } from '../paging.ts'

/**
 * Makes a new consent link, valid for `validDays`; the old one stops working at once.
 * @throws {ApiProblem} not_found, integration_paused
 *
 * @example
 * const { url } = await client.call(createConsentLink, { params: { id }, body: { validDays: 14 } })
 */
export const createConsentLink = defineEndpoint({
  name: 'createConsentLink',
  method: 'POST',
  path: '/integrations/{id}/consent-link',
  summary: 'Make a new consent link; the old one stops working',
  permission: 'consent-links:manage',
  params: IntegrationParams,
  body: CreateConsentLinkInput,
  success: { status: 201, body: ConsentLink },
  problems: ['not_found', 'integration_paused'],
})
