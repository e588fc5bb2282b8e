import { SharedConsentLink } from '../consent-links.ts'
import { defineEndpoint } from '../endpoint.ts'
import { IntegrationParams, PageQuery, pageOf } from '../paging.ts'

/**
 * Every link ever made for an integration, newest first, page by page, and the mails each was sent in.
 * @throws {ApiProblem} not_found
 *
 * @example
 * const { items } = await client.call(listConsentLinks, { params: { id }, query: { limit: '10' } })
 */
export const listConsentLinks = defineEndpoint({
  name: 'listConsentLinks',
  method: 'GET',
  path: '/integrations/{id}/consent-links',
  summary: 'Every link ever made for an integration, newest first, and the mails it was sent in',
  permission: 'consent-links:manage',
  params: IntegrationParams,
  query: PageQuery,
  success: { status: 200, body: pageOf(SharedConsentLink) },
  problems: ['not_found'],
})
