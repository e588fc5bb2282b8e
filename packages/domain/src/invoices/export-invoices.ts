import type { Invoice, InvoiceFilter } from '@collector/contracts'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events/record-event.ts'
import { findIntegration } from '../integrations/find-integration.ts'
import { requireRecentLogin } from '../sessions/require-recent-login.ts'
import { syncWindow } from '../sync/sync-window.ts'
import {
  countInvoices,
  findInvoices,
  type InvoicePlace,
  type InvoiceSelection,
  placeOf,
  toInvoice,
} from './find-invoices.ts'

const rowsPerRead = 1_000

/**
 * The invoices of the last Days Back days as the filter leaves them, read while they are taken. That somebody took
 * them is written down first: how many and of which days, not whom was searched for. @throws not_found,
 * reauthentication_required
 */
export async function exportInvoices({
  ctx,
  input: { id, ...filter },
}: {
  ctx: Context
  input: InvoiceFilter & { id: string }
}): Promise<{ name: string; invoices: AsyncIterable<Invoice> }> {
  authorize(ctx, 'invoices:export')
  const { prisma } = ctx.db
  const { name, daysBack } = await findIntegration(prisma, id)
  requireRecentLogin(ctx)
  const { from: windowFrom, to: today } = syncWindow(ctx.now(), daysBack)
  const selection = { integrationId: id, windowFrom, ...filter }
  const { search, from = windowFrom, to = today } = filter
  const count = await countInvoices(ctx, selection)
  await recordEvent(prisma, ctx, {
    type: 'invoices.exported',
    integrationId: id,
    data: { count, from, to, searched: search !== undefined },
  })
  return { name, invoices: readAll(ctx, selection) }
}

async function* readAll(ctx: Context, selection: InvoiceSelection): AsyncGenerator<Invoice> {
  let after: InvoicePlace | undefined
  for (;;) {
    const rows = await findInvoices(ctx, selection, { after, take: rowsPerRead })
    for (const row of rows) yield toInvoice(row)
    const last = rows.at(-1)
    if (rows.length < rowsPerRead || !last) return
    after = placeOf(last)
  }
}
