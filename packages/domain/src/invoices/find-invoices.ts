import type { Invoice, InvoiceFilter } from '@collector/contracts'
import { Prisma, type Invoice as StoredInvoice } from '@collector/db'
import type { Context } from '../context.ts'
import { toDate } from '../swedish-time.ts'
import { patternOf } from './search-pattern.ts'

/** The invoices of an integration from a day on, as a filter leaves them. */
export interface InvoiceSelection extends Pick<InvoiceFilter, 'search' | 'from' | 'to'> {
  integrationId: string
  /** The first day of the window. */
  windowFrom: string
}

/** Where a page ends: date, number and the app's own id. */
export type InvoicePlace = readonly [date: string, number: string, externalId: string]

/**
 * The next `take` invoices of a selection, newest first. They are read in the order of their index from the place
 * on: a page costs its length, and a search no more than reading through that one integration's window.
 */
export async function findInvoices(
  ctx: Context,
  selection: InvoiceSelection,
  { after, take }: { after?: InvoicePlace | undefined; take: number },
): Promise<StoredInvoice[]> {
  const { prisma } = ctx.db
  const { integrationId } = selection
  const beyond = after
    ? Prisma.sql`AND (invoice_date, number, external_id) < (${after[0]}::date, ${after[1]}, ${after[2]})`
    : Prisma.empty
  const found = await prisma.$queryRaw<{ id: string }[]>`
    SELECT external_id AS id FROM invoices WHERE ${selected(selection)} ${beyond}
    ORDER BY invoice_date DESC, number DESC, external_id DESC LIMIT ${take}`
  const rows = await prisma.invoice.findMany({
    where: { integrationId, externalId: { in: found.map(({ id }) => id) } },
  })
  const byId = new Map(rows.map(row => [row.externalId, row]))
  return found.flatMap(({ id }) => byId.get(id) ?? [])
}

/** How many invoices a selection holds. */
export async function countInvoices(ctx: Context, selection: InvoiceSelection): Promise<number> {
  const [row] = await ctx.db.prisma.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM invoices WHERE ${selected(selection)}`
  return row?.count ?? 0
}

/** The key of the list's order. */
export function placeOf(row: StoredInvoice): InvoicePlace {
  return [toDate(row.invoiceDate), row.number, row.externalId]
}

function selected({ integrationId, windowFrom, search, from, to }: InvoiceSelection): Prisma.Sql {
  // Dates in this form compare as texts.
  const first = from !== undefined && from > windowFrom ? from : windowFrom
  return Prisma.sql`integration_id = ${integrationId}::uuid AND invoice_date >= ${first}::date
    ${to === undefined ? Prisma.empty : Prisma.sql`AND invoice_date <= ${to}::date`}
    AND missing_since IS NULL ${search === undefined ? Prisma.empty : matching(search)}`
}

/**
 * Every word is somewhere in what is searched; a word holds no space, so it never reaches from one into the next.
 * One expression over all three is the cheapest that PostgreSQL can read 100,000 rows with.
 */
function matching(search: string): Prisma.Sql {
  const text = Prisma.sql`concat_ws(' ', number, customer_name, array_to_string(emails, ' '))`
  const words = search.split(/\s+/).filter(Boolean)
  return Prisma.join(
    words.map(word => Prisma.sql`AND ${text} ~* ${patternOf(word)}`),
    ' ',
  )
}

/** An invoice as the contract shows it. */
export function toInvoice(row: StoredInvoice): Invoice {
  return {
    id: row.externalId,
    number: row.number,
    invoiceDate: toDate(row.invoiceDate),
    dueDate: row.dueDate && toDate(row.dueDate),
    customer: { number: row.customerNumber, name: row.customerName, isPerson: row.customerIsPerson },
    emails: row.emails,
    phone: row.phone,
    amount: row.amount.toFixed(2),
    currency: row.currency,
    isCredit: row.isCredit,
    isCancelled: row.isCancelled,
    paymentState: row.paymentState,
  }
}
