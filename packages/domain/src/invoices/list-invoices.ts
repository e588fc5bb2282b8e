import { CalendarDate, type ListInvoicesQuery } from '@collector/contracts'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { decodeCursor, isText, toPage } from '../cursor.ts'
import { findIntegration } from '../integrations/find-integration.ts'
import { syncWindow } from '../sync/sync-window.ts'
import { findInvoices, type InvoicePlace, placeOf, toInvoice } from './find-invoices.ts'

/** The invoices of the last Days Back days as the filter leaves them, newest first. @throws not_found */
export async function listInvoices({
  ctx,
  input: { id, cursor, limit, ...filter },
}: {
  ctx: Context
  input: ListInvoicesQuery & { id: string }
}) {
  authorize(ctx, 'invoices:read')
  const integration = await findIntegration(ctx.db.prisma, id)
  const windowFrom = syncWindow(ctx.now(), integration.daysBack).from
  const after = decodeCursor(cursor, [isCalendarDate, isText, isText]) as InvoicePlace | undefined
  const selection = { integrationId: id, windowFrom, ...filter }
  const rows = await findInvoices(ctx, selection, { after, take: limit + 1 })
  return toPage(rows, limit, toInvoice, placeOf)
}

/** Year 0 exists in ISO 8601, not in PostgreSQL. */
const isCalendarDate = (part: string) => CalendarDate.safeParse(part).success && part >= '0001'
