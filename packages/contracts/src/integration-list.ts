import { z } from 'zod'
import { App, apps } from './apps.ts'
import { Integration, IntegrationStatus } from './integrations.ts'
import { integrationSorts, sortOrders } from './list-choices.ts'
import { PageQuery, pageOf } from './paging.ts'
import { lineOfText } from './text.ts'

/**
 * What the list can be sorted by; names sort as in Swedish, and what was never fetched is the oldest fetch.
 *
 * @example
 * const sort: IntegrationSort = 'lastFetch'
 */
export const IntegrationSort = z.enum(integrationSorts).meta({ id: 'IntegrationSort' })
export type IntegrationSort = z.infer<typeof IntegrationSort>

/**
 * Which way a sort is read.
 *
 * @example
 * const order: SortOrder = 'desc'
 */
export const SortOrder = z.enum(sortOrders).meta({ id: 'SortOrder' })
export type SortOrder = z.infer<typeof SortOrder>

/**
 * Which integrations. `search` finds those that hold each of its words in name, venue ID, company or organisation
 * number, whatever case and accents; a word of one or two letters is the beginning of one. `venueId` is exact.
 *
 * @example
 * const filter: IntegrationFilter = { search: 'salong björk', status: 'attention' }
 */
export const IntegrationFilter = z.strictObject({
  search: lineOfText(1, 100).optional(),
  app: App.optional(),
  status: IntegrationStatus.optional(),
  venueId: apps.visma.fields.venueId.schema.optional(),
})
export type IntegrationFilter = z.output<typeof IntegrationFilter>

/**
 * A page of the filtered and sorted list. A cursor belongs to the sort and order it came with.
 *
 * @example
 * const query = ListIntegrationsQuery.parse({ search: 'björk', sort: 'name' })
 */
export const ListIntegrationsQuery = PageQuery.extend({
  ...IntegrationFilter.shape,
  sort: IntegrationSort.default('created'),
  order: SortOrder.optional(),
})
export type ListIntegrationsQuery = z.output<typeof ListIntegrationsQuery>

/**
 * One page of the list; `previousCursor` is null on the first, `nextCursor` on the last.
 *
 * @example
 * const page = await client.call(listIntegrations, { query: { sort: 'name' } })
 * const isFirst = page.previousCursor === null
 */
export const IntegrationPage = pageOf(Integration).extend({ previousCursor: z.string().nullable() })
export type IntegrationPage = z.infer<typeof IntegrationPage>

/**
 * Of which app the integrations are counted; of all when it is left out.
 *
 * @example
 * const { total } = await client.call(countIntegrations, { query: { app: 'fortnox' } })
 */
export const CountIntegrationsQuery = z.strictObject({ app: App.optional() })
export type CountIntegrationsQuery = z.output<typeof CountIntegrationsQuery>
