import { listIntegrations } from '../../endpoints/list-integrations.ts'
import type { IntegrationSort } from '../../integration-list.ts'
import type { Integration } from '../../integrations.ts'
import { defaultOrders } from '../../list-choices.ts'
import { allIntegrations } from '../find.ts'
import { mock } from '../mock.ts'
import { pageOf } from '../pages.ts'

const sortedBy: Record<IntegrationSort, (integration: Integration) => string> = {
  created: ({ createdAt }) => createdAt,
  name: ({ name }) => name,
  venue: ({ venueId }) => venueId,
  lastFetch: ({ lastSync }) => lastSync?.finishedAt ?? '',
}

export const listIntegrationsMock = mock(listIntegrations, (store, { query }) => {
  const { app, status, venueId, limit, cursor } = query
  const words = (query.search ?? '').toLowerCase().split(/\s+/)
  const matching = allIntegrations(store)
    .filter(each => (app ?? each.app) === each.app && (status ?? each.status) === each.status)
    .filter(each => (venueId ?? each.venueId) === each.venueId)
    .filter(({ name, venueId, company }) => {
      const text = [name, venueId, company?.name, company?.organisationNumber].join(' ').toLowerCase()
      return words.every(word => text.includes(word))
    })
  const { sort, order = defaultOrders[sort] } = query
  const sign = order === 'asc' ? 1 : -1
  matching.sort((a, b) => sign * sortedBy[sort](a).localeCompare(sortedBy[sort](b), 'sv'))
  const start = Number(cursor ?? 0)
  return {
    ...pageOf(matching, query),
    previousCursor: start > 0 ? String(Math.max(0, start - limit)) : null,
  }
})
