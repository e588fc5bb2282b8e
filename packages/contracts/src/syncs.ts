import { z } from 'zod'
import { CalendarDate, Instant } from './text.ts'

/** Why a fetch failed. Which ones need the owner and which heal by themselves is in `messages`. */
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
 * (inclusive, Europe/Stockholm); `expected` is how many invoices the app announced; `quarantined` rows could
 * not be read.
 */
export const Sync = z
  .object({
    id: z.uuid(),
    trigger: z.enum(['consent', 'schedule', 'manual', 'settings_change']),
    status: z.enum(['queued', 'running', 'succeeded', 'failed', 'cancelled']),
    window: z.object({ from: CalendarDate, to: CalendarDate }).nullable(),
    expected: z.int().nullable(),
    seen: z.int(),
    added: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    quarantined: z.int(),
    requests: z.int(),
    failure: SyncFailure.nullable(),
    createdAt: Instant,
    startedAt: Instant.nullable(),
    finishedAt: Instant.nullable(),
  })
  .meta({ id: 'Sync' })
export type Sync = z.infer<typeof Sync>
