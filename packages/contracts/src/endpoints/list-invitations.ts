import { defineEndpoint } from '../endpoint.ts'
import { PageQuery, pageOf } from '../paging.ts'
import { Invitation } from '../people.ts'

/**
 * Everybody who is invited, newest first, page by page.
 *
 * @example
 * const { items } = await client.call(listInvitations, { query: { limit: '50' } })
 */
export const listInvitations = defineEndpoint({
  name: 'listInvitations',
  method: 'GET',
  path: '/invitations',
  summary: 'Everybody who is invited, newest first',
  permission: 'people:manage',
  query: PageQuery,
  success: { status: 200, body: pageOf(Invitation) },
  problems: [],
})
