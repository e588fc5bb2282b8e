import { z } from 'zod'
import { apps } from './apps.ts'
import { Invoice } from './invoices.ts'
import { CalendarDate, Instant } from './text.ts'

/**
 * Why a fetch failed.
 *
 * @example
 * const failure: SyncFailure = 'provider_unavailable'
 */
export const SyncFailure = z
  .enum([
    'reauthorization_required',
    'licence_missing',
    'customer_action_required',
    'provider_unavailable',
    'rate_limited',
    'malformed_answer',
    'configuration',
    'interrupted',
  ])
  .meta({ id: 'SyncFailure' })
export type SyncFailure = z.infer<typeof SyncFailure>

/**
 * One fetch of an integration's invoices. `window` holds the first and the last invoice date asked for
 * (inclusive, Europe/Stockholm); with `changedSince` only what changed then or later was asked for, else
 * all of it. `expected` is how many rows the app announced; `quarantined` rows could not be read. `missing`
 * invoices are no longer in the app and hidden from now on; `missingHeld` are so many at once that they are
 * kept until somebody asks for it. `waitedMs` is the time spent waiting for the app's rate limit and
 * between tries. `pages` and `requests` count what was asked; `seen` rows came, of which `added`, `changed`
 * and `unchanged` say what became of them.
 *
 * @example
 * const { lastSync } = await client.call(getIntegration, { params: { id } })
 * const sync: Sync | null = lastSync
 */
export const Sync = z
  .object({
    id: z.uuid(),
    trigger: z.enum(['consent', 'schedule', 'manual', 'settings_change']),
    status: z.enum(['queued', 'running', 'succeeded', 'failed', 'cancelled']),
    window: z.object({ from: CalendarDate, to: CalendarDate }).nullable(),
    changedSince: Instant.nullable(),
    expected: z.int().nullable(),
    pages: z.int(),
    requests: z.int(),
    seen: z.int(),
    added: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    quarantined: z.int(),
    missing: z.int(),
    missingHeld: z.int(),
    waitedMs: z.int(),
    failure: SyncFailure.nullable(),
    createdAt: Instant,
    startedAt: Instant.nullable(),
    finishedAt: Instant.nullable(),
  })
  .meta({ id: 'Sync' })
export type Sync = z.infer<typeof Sync>

/**
 * A row that could not be read, and the field that was wrong first.
 *
 * @example
 * const row: QuarantinedRow = { externalId: '1042', reason: 'InvoiceDate' }
 */
export const QuarantinedRow = z
  .object({ externalId: z.string().nullable(), reason: z.string() })
  .meta({ id: 'QuarantinedRow' })
export type QuarantinedRow = z.infer<typeof QuarantinedRow>

/**
 * What a request to the app came to: `ok`, or the class of its failure. Passing ones are tried again (`unavailable`,
 * `rate_limited`, `malformed_answer`); the others need the owner, the company or us.
 *
 * @example
 * const isPassing = (outcome: ExchangeOutcome) => outcome === 'unavailable' || outcome === 'rate_limited'
 */
export const ExchangeOutcome = z
  .enum([
    'ok',
    'unavailable',
    'rate_limited',
    'malformed_answer',
    'invalid_grant',
    'unauthorized',
    'scope_missing',
    'no_access',
    'no_invoicing',
    'setup_incomplete',
    'company_inactive',
    'terms_not_accepted',
    'api_module_missing',
    'licence_missing',
    'not_administrator',
    'configuration',
    'refused',
    'rejected',
  ])
  .meta({ id: 'ExchangeOutcome' })
export type ExchangeOutcome = z.infer<typeof ExchangeOutcome>

/**
 * One request of a fetch that failed, without tokens and without what was answered: `outcome` is its class,
 * `reference` the app's own name of the failure, for its support. `status` is the HTTP status, null when no
 * answer came.
 *
 * @example
 * const syncId = id
 * const { exchanges } = await client.call(getSync, { params: { id, syncId } })
 * const last: Exchange | undefined = exchanges.at(-1)
 */
export const Exchange = z
  .object({
    at: Instant,
    method: z.string(),
    url: z.string(),
    status: z.int().nullable(),
    outcome: ExchangeOutcome,
    durationMs: z.int(),
    reference: z.string().nullable(),
  })
  .meta({ id: 'Exchange' })
export type Exchange = z.infer<typeof Exchange>

/**
 * Everything kept about one fetch: the first 100 rows that could not be read and the last 20 requests.
 *
 * @example
 * const syncId = id
 * const record: SyncRecord = await client.call(getSync, { params: { id, syncId } })
 */
export const SyncRecord = Sync.extend({
  quarantinedRows: z.array(QuarantinedRow),
  exchanges: z.array(Exchange),
}).meta({ id: 'SyncRecord' })
export type SyncRecord = z.infer<typeof SyncRecord>

/**
 * Asks for a fetch. `acceptMissing` hides what the app no longer has, however much it is.
 *
 * @example
 * const input: RequestSyncInput = { acceptMissing: true }
 */
export const RequestSyncInput = z.strictObject({ acceptMissing: z.boolean().default(false) }).prefault({})
export type RequestSyncInput = z.input<typeof RequestSyncInput>

/**
 * Which days to try out; without it those of the integration.
 *
 * @example
 * const input: PreviewSyncInput = { daysBack: 30 }
 */
export const PreviewSyncInput = z
  .strictObject({ daysBack: apps.visma.fields.daysBack.schema.optional() })
  .prefault({})
export type PreviewSyncInput = z.input<typeof PreviewSyncInput>

/**
 * What a fetch would give. `total` is what the app announces; the other counts are about the `looked` first
 * of them. Nothing of it is stored. `withEmail` and `withPhoneOnly` could be invited, `credits` and
 * `cancelled` are not invited, `quarantined` could not be read.
 *
 * @example
 * const preview: SyncPreview = await client.call(previewSync, { params: { id } })
 */
export const SyncPreview = z
  .object({
    window: z.object({ from: CalendarDate, to: CalendarDate }),
    total: z.int(),
    looked: z.int(),
    withEmail: z.int(),
    withPhoneOnly: z.int(),
    credits: z.int(),
    cancelled: z.int(),
    quarantined: z.int(),
    sample: z.array(Invoice),
  })
  .meta({ id: 'SyncPreview' })
export type SyncPreview = z.infer<typeof SyncPreview>
