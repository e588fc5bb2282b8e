import type { InvoicesPerDay } from '@collector/contracts'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { findIntegration } from '../integrations/find-integration.ts'
import { syncWindow } from '../sync/sync-window.ts'

/** How many invoices of each of the last Days Back days are stored, days without any included. @throws not_found */
export async function countInvoicesPerDay({
  ctx,
  input,
}: {
  ctx: Context
  input: { id: string }
}): Promise<InvoicesPerDay> {
  authorize(ctx, 'integrations:read')
  const { id, daysBack } = await findIntegration(ctx.db.prisma, input.id)
  const { from, to } = syncWindow(ctx.now(), daysBack)
  const days = await ctx.db.prisma.$queryRaw<InvoicesPerDay['days']>`
    SELECT day::date::text AS date, coalesce(counted.count, 0)::int AS count
    FROM generate_series(${from}::date, ${to}::date, interval '1 day') AS day
    LEFT JOIN (
      SELECT invoice_date, count(*) AS count FROM invoices
      WHERE integration_id = ${id}::uuid AND invoice_date BETWEEN ${from}::date AND ${to}::date
        AND missing_since IS NULL
      GROUP BY invoice_date
    ) AS counted ON counted.invoice_date = day::date
    ORDER BY day`
  const stored = await ctx.db.prisma.invoice.count({ where: { integrationId: id } })
  return { from, to, days, stored }
}
