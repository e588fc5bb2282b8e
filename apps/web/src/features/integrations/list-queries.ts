import { type App, countIntegrations, listApps, listIntegrations } from '@collector/contracts'
import { queryKeyOf, queryOf } from '@collector/contracts/queries'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { client } from '../../api/client.ts'
import type { ListState } from './list-state.ts'

/** Begins the key of everything about integrations. */
export const integrationsKey = queryKeyOf(listIntegrations)

export const appsQuery = queryOptions({
  ...queryOf(client, listApps),
  staleTime: 60_000,
  // An app may stop answering at any time.
  refetchInterval: 60_000,
})

/** A page of the list; while another is on its way, this one is still there. */
export const integrationsQuery = (query: ListState) =>
  queryOptions({
    ...queryOf(client, listIntegrations, { query }),
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
  })

export const countsQuery = (app: App | undefined) =>
  queryOptions({
    ...queryOf(client, countIntegrations, { query: { app } }),
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
  })
