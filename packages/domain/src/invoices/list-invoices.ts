import { CalendarDate, type Invoice, type PageQuery } from '@collector/contracts'
import type { Invoice as StoredInvoice } from '@collector/db'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { decodeCursor, toPage } from '../cursor.ts'
import { findIntegration } from '../integrations/find-integration.ts'
import { syncWindow } from '../sync/sync-window.ts'
import { toDate } from '../sync/to-sync.ts'

/** The invoices of the last Days Back days, newest first. @throws not_found */
export async function listInvoices({ ctx, input }: { ctx: Context; input: PageQuery & { id: string } }) {
  authorize(ctx, 'invoices:read')
  const integration = await findIntegration(ctx.db.prisma, input.id)
  const from = new Date(syncWindow(ctx.now(), integration.daysBack).from)
  const [date, number, externalId] = decodeCursor(input.cursor, [isCalendarDate, isText, isText]) ?? []
  const rows = await ctx.db.prisma.invoice.findMany({
    where: {
      integrationId: input.id,
      invoiceDate: { gte: from },
      ...(date !== undefined &&
        number !== undefined &&
        externalId !== undefined && {
          OR: [
            { invoiceDate: { lt: new Date(date) } },
            { invoiceDate: new Date(date), number: { lt: number } },
            { invoiceDate: new Date(date), number, externalId: { lt: externalId } },
          ],
        }),
    },
    orderBy: [{ invoiceDate: 'desc' }, { number: 'desc' }, { externalId: 'desc' }],
    take: input.limit + 1,
  })
  return toPage(rows, input.limit, toInvoice, row => [toDate(row.invoiceDate), row.number, row.externalId])
}

function toInvoice(row: StoredInvoice): Invoice {
  return {
    id: row.externalId,
    number: row.number,
    invoiceDate: toDate(row.invoiceDate),
    dueDate: row.dueDate && toDate(row.dueDate),
    customer: { number: row.customerNumber, name: row.customerName, isPerson: row.customerIsPerson },
    emails: row.emails,
    amount: row.amount.toFixed(2),
    currency: row.currency,
    isCredit: row.isCredit,
    paymentState: row.paymentState,
  }
}

/** Year 0 exists in ISO 8601, not in PostgreSQL. */
const isCalendarDate = (part: string) => CalendarDate.safeParse(part).success && part >= '0001'
const isText = (part: string) => part.length <= 100 && part.isWellFormed() && !part.includes('\0')
