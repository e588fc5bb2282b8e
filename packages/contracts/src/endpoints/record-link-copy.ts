import { RecordLinkCopyInput } from '../consent-links.ts'
import { defineEndpoint } from '../endpoint.ts'
import { IntegrationParams } from '../paging.ts'

/**
 * Writes down that the newest consent link was copied.
 * @throws {ApiProblem} not_found
 *
 * @example
 * await client.call(recordLinkCopy, { params: { id: '01900000-0000-7000-8000-000000000000' }, body: { what: 'url' } })
 */
export const recordLinkCopy = defineEndpoint({
  name: 'recordLinkCopy',
  method: 'POST',
  path: '/integrations/{id}/consent-link/copies',
  summary: 'Write down that the newest consent link was copied, at most once a minute for each person',
  permission: 'consent-links:manage',
  params: IntegrationParams,
  body: RecordLinkCopyInput,
  success: { status: 204 },
  problems: ['not_found'],
})
