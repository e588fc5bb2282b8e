import { defineEndpoint } from '../endpoint.ts'
import { PageQuery, pageOf } from '../paging.ts'
import { Person } from '../people.ts'

/**
 * Everybody with an account, by name, page by page.
 *
 * @example
 * const { items, nextCursor } = await client.call(listPeople, { query: { limit: '50' } })
 */
export const listPeople = defineEndpoint({
  name: 'listPeople',
  method: 'GET',
  path: '/people',
  summary: 'Everybody with an account, by name',
  permission: 'people:manage',
  query: PageQuery,
  success: { status: 200, body: pageOf(Person) },
  problems: [],
})
