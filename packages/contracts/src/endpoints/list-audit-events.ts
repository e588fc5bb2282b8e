import { defineEndpoint } from '../endpoint.ts'
import { AuditEvent } from '../events.ts'
import { PageQuery, pageOf } from '../paging.ts'

/**
 * Who did what, when and from where, newest first. Reading it is recorded.
 *
 * @example
 * const { items } = await client.call(listAuditEvents, { query: { limit: '50' } })
 */
export const listAuditEvents = defineEndpoint({
  name: 'listAuditEvents',
  method: 'GET',
  path: '/audit-events',
  summary: 'Who did what, when and from where, newest first; reading it is recorded',
  permission: 'audit:read',
  query: PageQuery,
  success: { status: 200, body: pageOf(AuditEvent) },
  problems: [],
})
