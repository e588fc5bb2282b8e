import { hashKey, QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import {
  countIntegrations,
  getIntegration,
  listIntegrations,
  listInvoices,
  listSyncs,
  readInvitation,
} from '../src/index.ts'
import { pagesOf, queryKeyOf, queryOf } from '../src/queries.ts'
import { problem, stubApi } from './stub-api.ts'

const id = '01900000-0000-7000-8000-000000000000'
const counts = { total: 1, pending: 1, connected: 0, attention: 0, paused: 0 }

test('the keys follow the paths, so that a whole area or one integration is invalidated by its beginning', () => {
  expect(queryKeyOf(listIntegrations)).toEqual(['integrations'])
  expect(queryKeyOf(countIntegrations)).toEqual(['integrations', 'counts'])
  expect(queryKeyOf(getIntegration, { params: { id } })).toEqual(['integrations', id])
  expect(queryKeyOf(listSyncs, { params: { id }, query: { limit: '10' } })).toEqual([
    'integrations',
    id,
    'syncs',
    { limit: '10' },
  ])
})

test('another page, another search and another body are other answers', () => {
  const keys = [
    queryKeyOf(listIntegrations, { query: { search: 'salong', cursor: undefined } }),
    queryKeyOf(listIntegrations, { query: { search: 'salong', cursor: 'abc' } }),
    queryKeyOf(listIntegrations, { query: { search: 'frisör' } }),
  ]
  expect(keys[0]).toEqual(['integrations', { search: 'salong' }])
  expect(new Set(keys.map(hashKey)).size).toBe(3)
  expect(queryKeyOf(readInvitation, { body: { token: 'a' } })).toEqual(['invitation-offer', { token: 'a' }])
})

test('a query holds the result, or the endpoint’s problem without a retry of its own', async () => {
  const { client, asked } = stubApi([Response.json(counts), problem('not_found')])
  const queryClient = new QueryClient()
  expect(await queryClient.fetchQuery(queryOf(client, countIntegrations))).toEqual(counts)
  expect(queryClient.getQueryData(queryOf(client, countIntegrations).queryKey)?.total).toBe(1)
  const missing = queryClient.fetchQuery(queryOf(client, getIntegration, { params: { id } }))
  await expect(missing).rejects.toMatchObject({ code: 'not_found' })
  expect(asked).toHaveLength(2)
})

test('a list is read page by page with the former page’s cursor', async () => {
  const { client, asked } = stubApi([
    Response.json({ items: [], nextCursor: 'abc' }),
    Response.json({ items: [], nextCursor: null }),
  ])
  const options = pagesOf(client, listInvoices, { params: { id }, query: { limit: '25' } })
  const { pageParams } = await new QueryClient().fetchInfiniteQuery({ ...options, pages: 3 })
  expect(pageParams).toEqual([undefined, 'abc'])
  expect(asked.map(({ url }) => new URL(url).search)).toEqual(['?limit=25', '?limit=25&cursor=abc'])
})

test('a query that nobody looks at any longer aborts its request', async () => {
  const { client, asked } = stubApi([Response.json(counts)])
  const queryClient = new QueryClient()
  await queryClient.fetchQuery(queryOf(client, countIntegrations))
  expect(asked[0]?.init.signal).toBeInstanceOf(AbortSignal)
})
