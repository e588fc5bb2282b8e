import {
  countIntegrations,
  getIntegration,
  listApps,
  listEvents,
  listIntegrations,
  listInvoices,
  listSyncs,
} from '@collector/contracts'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { client } from '../../api/client.ts'
import { pollIntervalMs } from './poll-interval.ts'

const pages = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page: { nextCursor: string | null }) => page.nextCursor ?? undefined,
}

/** Begins the key of everything about integrations. */
export const integrationsKey = ['integrations'] as const

export const appsQuery = queryOptions({
  queryKey: ['apps'],
  queryFn: ({ signal }) => client.call(listApps, { signal }),
  staleTime: 5 * 60_000,
})

export const integrationsQuery = infiniteQueryOptions({
  queryKey: [...integrationsKey, 'list'],
  queryFn: ({ signal, pageParam: cursor }) => client.call(listIntegrations, { query: { cursor }, signal }),
  ...pages,
  refetchInterval: 15_000,
})

export const countsQuery = queryOptions({
  queryKey: [...integrationsKey, 'counts'],
  queryFn: ({ signal }) => client.call(countIntegrations, { signal }),
  refetchInterval: 15_000,
})

export const integrationQuery = (id: string) =>
  queryOptions({
    queryKey: [...integrationsKey, 'one', id],
    queryFn: ({ signal }) => client.call(getIntegration, { params: { id }, signal }),
    refetchInterval: ({ state }) => pollIntervalMs(state.data),
  })

export const invoicesQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: [...integrationsKey, 'invoices', id],
    queryFn: ({ signal, pageParam: cursor }) =>
      client.call(listInvoices, { params: { id }, query: { limit: '25', cursor }, signal }),
    ...pages,
  })

export const syncsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: [...integrationsKey, 'syncs', id],
    queryFn: ({ signal, pageParam: cursor }) =>
      client.call(listSyncs, { params: { id }, query: { limit: '10', cursor }, signal }),
    ...pages,
  })

export const eventsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: [...integrationsKey, 'events', id],
    queryFn: ({ signal, pageParam: cursor }) =>
      client.call(listEvents, { params: { id }, query: { limit: '20', cursor }, signal }),
    ...pages,
  })
