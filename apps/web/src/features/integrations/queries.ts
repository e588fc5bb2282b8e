import {
  countInvoicesPerDay,
  type EventTopic,
  getIntegration,
  getMailSettings,
  getSync,
  type InvoiceFilter,
  listConsentLinks,
  listEvents,
  listFollowers,
  listInvoices,
  listSyncs,
} from '@collector/contracts'
import { pagesOf, queryKeyOf, queryOf } from '@collector/contracts/queries'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { client } from '../../api/client.ts'
import { pollIntervalMs } from './poll-interval.ts'
import { isUnderWay } from './sync-state.ts'

export const integrationQuery = (id: string) =>
  queryOptions({
    ...queryOf(client, getIntegration, { params: { id } }),
    refetchInterval: ({ state }) => pollIntervalMs(state.data),
  })

export const invoicesQuery = (id: string, filter: InvoiceFilter = {}) =>
  pagesOf(client, listInvoices, { params: { id }, query: { limit: '25', ...filter } })

export const invoicesPerDayQuery = (id: string) => queryOf(client, countInvoicesPerDay, { params: { id } })

export const syncsQuery = (id: string) =>
  pagesOf(client, listSyncs, { params: { id }, query: { limit: '10' } })

export const syncQuery = (id: string, syncId: string) =>
  queryOptions({
    ...queryOf(client, getSync, { params: { id, syncId } }),
    refetchInterval: ({ state }) => (isUnderWay(state.data) ? 2_000 : false),
  })

/** How the history is narrowed: to a topic, and to what happened up to a day. */
export interface EventFilter {
  topic?: EventTopic | undefined
  until?: string | undefined
}

export const eventsQuery = (id: string, filter: EventFilter = {}) =>
  pagesOf(client, listEvents, { params: { id }, query: { limit: '20', ...filter } })

/** Begins the key of an integration's history, however it is narrowed. */
export const eventsKey = (id: string) => queryKeyOf(listEvents, { params: { id } })

/** Whether mail is sent here: as the configuration is, for as long as the page is open. */
export const mailSettingsQuery = queryOptions({
  ...queryOf(client, getMailSettings),
  staleTime: Number.POSITIVE_INFINITY,
})

export const consentLinksQuery = (id: string) =>
  infiniteQueryOptions({
    ...pagesOf(client, listConsentLinks, { params: { id }, query: { limit: '10' } }),
    refetchInterval: ({ state }) => {
      const links = state.data?.pages.flatMap(({ items }) => items)
      return links?.some(({ mails }) => mails.some(({ status }) => status === 'queued')) ? 2_000 : 15_000
    },
  })

export const followersQuery = (id: string) => queryOptions(queryOf(client, listFollowers, { params: { id } }))
