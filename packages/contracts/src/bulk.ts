import { z } from 'zod'
import { App } from './apps.ts'
import { IntegrationFilter, IntegrationSort, SortOrder } from './integration-list.ts'
import { languages } from './languages.ts'
import { Instant } from './text.ts'

/**
 * Which integrations are changed together: 1 to 100 of them, each once.
 *
 * @example
 * const selection: IntegrationSelection = { ids: ['01900000-0000-7000-8000-000000000000'] }
 */
export const IntegrationSelection = z
  .strictObject({
    ids: z
      .array(z.uuid({ version: 'v7' }))
      .min(1)
      .max(100),
  })
  .meta({ id: 'IntegrationSelection' })
export type IntegrationSelection = z.infer<typeof IntegrationSelection>

/**
 * Why nothing was done about one integration of several. `not_found` it was deleted · `already_paused` and
 * `not_paused` it is as it was to become · `paused` a link would not work · `already_connected` it needs none ·
 * `internal` it went wrong with us.
 *
 * @example
 * const reason: SkipReason = 'already_paused'
 */
export const SkipReason = z
  .enum(['not_found', 'already_paused', 'not_paused', 'paused', 'already_connected', 'internal'])
  .meta({ id: 'SkipReason' })
export type SkipReason = z.infer<typeof SkipReason>

/**
 * What became of one integration: `reason` is null when it was done, `name` when it is not there.
 *
 * @example
 * const { results } = await client.call(pauseIntegrations, { body: { ids: [id] } })
 * const skipped = results.filter(({ reason }) => reason !== null)
 */
export const BulkResult = z
  .object({ id: z.uuid(), name: z.string().nullable(), reason: SkipReason.nullable() })
  .meta({ id: 'BulkResult' })
export type BulkResult = z.infer<typeof BulkResult>

/**
 * What became of each integration, in the order they were named.
 *
 * @example
 * const answer: BulkResults = await client.call(resumeIntegrations, { body: { ids: [id] } })
 */
export const BulkResults = z.object({ results: z.array(BulkResult) })
export type BulkResults = z.infer<typeof BulkResults>

/**
 * The same with the new link; `link` is null when it was skipped.
 *
 * @example
 * const { results } = await client.call(createConsentLinks, { body: { ids: [id] } })
 * const urls = results.flatMap(({ link }) => link?.url ?? [])
 */
export const BulkLinkResult = BulkResult.extend({
  link: z.object({ app: App, venueId: z.string(), url: z.string(), expiresAt: Instant }).nullable(),
}).meta({ id: 'BulkLinkResult' })
export type BulkLinkResult = z.infer<typeof BulkLinkResult>

/**
 * The list as a file: filtered and sorted like the list, its columns and words in `language`.
 *
 * @example
 * const query = ExportIntegrationsQuery.parse({ status: 'paused', language: 'sv' })
 */
export const ExportIntegrationsQuery = IntegrationFilter.extend({
  sort: IntegrationSort.default('created'),
  order: SortOrder.optional(),
  language: z.enum(languages).default('en'),
})
export type ExportIntegrationsQuery = z.output<typeof ExportIntegrationsQuery>
