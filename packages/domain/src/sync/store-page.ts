import { Prisma } from '@collector/db'
import type { InvoicePage } from '@collector/providers'
import type { Context } from '../context.ts'
import { type InvoiceRow, toRow } from './invoice-row.ts'
import { SyncSupersededError } from './run-claim.ts'
import type { SyncRun } from './take-run.ts'

/** Rows that could not be read of which the reason is kept. */
const keptQuarantine = 100

/**
 * Stores the page at `cursor`, hides what the query leaves out, and moves the run past it, in one statement.
 * Unchanged rows are not touched and older versions never overwrite newer ones. @throws SyncSupersededError
 */
export async function storePage(
  ctx: Context,
  run: SyncRun,
  page: { cursor: string | null; result: InvoicePage },
): Promise<void> {
  const { calls, stored } = run
  const { requests, waitedMs } = calls
  const { invoices } = page.result
  const byId = new Map(invoices.map(invoice => [invoice.externalId, toRow(invoice)]))
  const rows = [...byId.values()].filter(row => !stored.has(row.content_hash))
  const count = await writePage(ctx, run, { ...page, rows, requests, waitedMs })
  if (count === 0) throw new SyncSupersededError()
  calls.requests -= requests
  calls.waitedMs -= waitedMs
  noteSeen(run, rows, page.result)
}

/**
 * The run's row comes before its invoices here and in whatever erases both, so that neither waits for the other.
 */
async function writePage(
  { db }: Context,
  { syncId, integrationId, attempt }: SyncRun,
  page: {
    cursor: string | null
    result: InvoicePage
    rows: InvoiceRow[]
    requests: number
    waitedMs: number
  },
): Promise<number> {
  const { cursor, rows, requests, waitedMs } = page
  const { invoices, quarantined, unwanted = [], total, next } = page.result
  const { text, values } = Prisma.sql`
    WITH run AS (
      SELECT id FROM syncs WHERE id = ${syncId}::uuid AND status = 'running' AND attempt = ${attempt}
        AND cursor IS NOT DISTINCT FROM ${cursor} FOR UPDATE
    ), stored AS (
      INSERT INTO invoices AS i (integration_id, external_id, number, invoice_date, due_date, customer_number,
        customer_name, customer_is_person, emails, phone, amount, currency, is_credit, is_cancelled, payment_state,
        modified_at, content_hash, created_at, updated_at)
      SELECT ${integrationId}::uuid, r.external_id, r.number, r.invoice_date, r.due_date, r.customer_number,
        r.customer_name, r.customer_is_person, r.emails, r.phone, r.amount, r.currency, r.is_credit, r.is_cancelled,
        r.payment_state, timestamptz 'epoch' + r.modified_ms * interval '1 ms', decode(r.content_hash, 'hex'),
        now(), now()
      FROM run, json_to_recordset(${JSON.stringify(rows)}::json) AS r (external_id text, number text,
        invoice_date date, due_date date, customer_number text, customer_name text, customer_is_person boolean,
        emails text[], phone text, amount numeric, currency text, is_credit boolean, is_cancelled boolean,
        payment_state payment_state, modified_ms bigint, content_hash text)
      ON CONFLICT (integration_id, external_id) DO UPDATE SET number = excluded.number,
        invoice_date = excluded.invoice_date, due_date = excluded.due_date,
        customer_number = excluded.customer_number, customer_name = excluded.customer_name,
        customer_is_person = excluded.customer_is_person, emails = excluded.emails, phone = excluded.phone,
        amount = excluded.amount, currency = excluded.currency, is_credit = excluded.is_credit,
        is_cancelled = excluded.is_cancelled, payment_state = excluded.payment_state,
        modified_at = excluded.modified_at, content_hash = excluded.content_hash, missing_since = NULL,
        updated_at = now()
      WHERE (i.content_hash <> excluded.content_hash OR i.missing_since IS NOT NULL)
        AND (i.modified_at IS NULL OR excluded.modified_at IS NULL OR excluded.modified_at >= i.modified_at)
      RETURNING xmax = 0 AS inserted
    ), hidden AS (
      UPDATE invoices SET missing_since = now() FROM run
      WHERE integration_id = ${integrationId}::uuid AND external_id = ANY (${[...unwanted]}::text[])
        AND missing_since IS NULL AND ${unwanted.length > 0}::boolean
      RETURNING 1
    ), counts AS (
      SELECT count(*) FILTER (WHERE inserted) AS added, count(*) FILTER (WHERE NOT inserted) AS changed,
        (SELECT count(*) FROM hidden) AS hidden FROM stored
    )
    UPDATE syncs AS s SET cursor = ${next}, pages = s.pages + 1, expected = ${total},
      seen = s.seen + ${invoices.length + quarantined.length}, added = s.added + c.added,
      changed = s.changed + c.changed, unchanged = s.unchanged + ${invoices.length} - c.added - c.changed,
      quarantined = s.quarantined + ${quarantined.length}, quarantine = jsonb_path_query_array(
        s.quarantine || ${JSON.stringify(quarantined)}::jsonb, ${`$[0 to ${keptQuarantine - 1}]`}::jsonpath),
      missing = s.missing + c.hidden, requests = s.requests + ${requests}, waited_ms = s.waited_ms + ${Math.round(waitedMs)}
    FROM run, counts AS c WHERE s.id = run.id`
  const { rowCount } = await db.queryable.query({ text, values })
  return rowCount ?? 0
}

function noteSeen({ seen }: SyncRun, rows: readonly InvoiceRow[], { quarantined }: InvoicePage): void {
  seen.add(rows.map(row => row.external_id))
  seen.add(quarantined.flatMap(({ externalId }) => (externalId === null ? [] : [externalId])))
  if (quarantined.some(({ externalId }) => externalId === null)) seen.isComplete = false
}
