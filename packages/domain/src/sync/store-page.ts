import { createHash } from 'node:crypto'
import type { InvoicePage, ProviderInvoice } from '@collector/providers'
import type { Context } from '../context.ts'
import { heldRun, type RunClaim, SyncSupersededError } from './run-claim.ts'

/**
 * Stores one page and moves the run's cursor past it, in one transaction. Unchanged rows are not touched and
 * older versions never overwrite newer ones. @throws SyncSupersededError
 */
export async function storePage(
  ctx: Context,
  claim: RunClaim,
  { page, result }: { page: number; result: InvoicePage },
): Promise<void> {
  const { syncId, integrationId } = claim
  const rows = [...new Map(result.invoices.map(invoice => [invoice.externalId, toRow(invoice)])).values()]
  await ctx.db.prisma.$transaction(async tx => {
    // The run's row comes before its invoices here and in whatever erases both, so that neither waits for the
    // other.
    await tx.$executeRaw`SELECT 1 FROM syncs WHERE id = ${syncId}::uuid FOR UPDATE`
    const [counts = { added: 0, changed: 0 }] = await tx.$queryRaw<{ added: number; changed: number }[]>`
      WITH stored AS (
        INSERT INTO invoices AS i (integration_id, external_id, number, invoice_date, due_date, customer_number,
          customer_name, customer_is_person, emails, amount, currency, is_credit, payment_state, modified_at,
          content_hash, created_at, updated_at)
        SELECT ${integrationId}::uuid, r.external_id, r.number, r.invoice_date, r.due_date, r.customer_number,
          r.customer_name, r.customer_is_person, ARRAY(SELECT jsonb_array_elements_text(r.emails)), r.amount,
          r.currency, r.is_credit, r.payment_state::payment_state, r.modified_at, decode(r.content_hash, 'hex'),
          now(), now()
        FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (external_id text, number text,
          invoice_date date, due_date date, customer_number text, customer_name text, customer_is_person boolean,
          emails jsonb, amount numeric, currency text, is_credit boolean, payment_state text,
          modified_at timestamptz, content_hash text)
        ON CONFLICT (integration_id, external_id) DO UPDATE SET number = excluded.number,
          invoice_date = excluded.invoice_date, due_date = excluded.due_date,
          customer_number = excluded.customer_number, customer_name = excluded.customer_name,
          customer_is_person = excluded.customer_is_person, emails = excluded.emails, amount = excluded.amount,
          currency = excluded.currency, is_credit = excluded.is_credit, payment_state = excluded.payment_state,
          modified_at = excluded.modified_at, content_hash = excluded.content_hash, updated_at = now()
        WHERE i.content_hash <> excluded.content_hash
          AND (i.modified_at IS NULL OR excluded.modified_at IS NULL OR excluded.modified_at >= i.modified_at)
        RETURNING xmax = 0 AS inserted
      )
      SELECT count(*) FILTER (WHERE inserted)::int AS added, count(*) FILTER (WHERE NOT inserted)::int AS changed
      FROM stored`
    const { count } = await tx.sync.updateMany({
      where: { ...heldRun(claim), nextPage: page },
      data: {
        nextPage: page + 1,
        expected: result.total,
        seen: { increment: result.invoices.length + result.quarantined.length },
        added: { increment: counts.added },
        changed: { increment: counts.changed },
        unchanged: { increment: result.invoices.length - counts.added - counts.changed },
        quarantined: { increment: result.quarantined.length },
        requests: { increment: 1 },
      },
    })
    if (count === 0) throw new SyncSupersededError()
  })
}

function toRow(invoice: ProviderInvoice) {
  const row = {
    external_id: invoice.externalId,
    number: invoice.number,
    invoice_date: invoice.invoiceDate,
    due_date: invoice.dueDate,
    customer_number: invoice.customerNumber,
    customer_name: invoice.customerName,
    customer_is_person: invoice.customerIsPerson,
    emails: invoice.emails,
    amount: invoice.amount,
    currency: invoice.currency,
    is_credit: invoice.isCredit,
    payment_state: invoice.paymentState,
    modified_at: invoice.modifiedAt?.toISOString() ?? null,
  }
  return { ...row, content_hash: createHash('sha256').update(JSON.stringify(row)).digest('hex') }
}
