import { createHash } from 'node:crypto'
import type { Db } from '@collector/db'
import { expect } from 'vitest'
import type { Plant } from './plant.ts'
import type { AppName } from './runs.ts'
import type { Tally } from './tally.ts'

/** What of an invoice is compared: read here from the provider's own books, without the product's code. */
export interface SourceRow {
  id: string
  number: string
  invoiceDate: string | null
  dueDate: string | null
  amount: string
  currency: string | null
}

/** The invoices of a company's books, in the order of their numbers. */
export function sourceOf(plant: Pick<Plant, AppName>, app: AppName, companyId: string): SourceRow[] {
  if (app === 'visma') {
    return plant.visma.companies.invoices(companyId).map(invoice => ({
      id: invoice.Id,
      number: String(invoice.InvoiceNumber),
      invoiceDate: invoice.InvoiceDate,
      dueDate: invoice.DueDate,
      amount: Math.abs(invoice.TotalAmountInvoiceCurrency).toFixed(2),
      currency: invoice.CurrencyCode,
    }))
  }
  return plant.fortnox.companies.invoices(companyId).map(invoice => ({
    id: invoice.DocumentNumber,
    number: invoice.DocumentNumber,
    invoiceDate: invoice.InvoiceDate,
    dueDate: invoice.DueDate,
    amount: Math.abs(invoice.Total).toFixed(2),
    currency: invoice.Currency,
  }))
}

/** The invoices that an integration shows, in the same shape. */
export async function storedOf(db: Db, integrationId: string): Promise<SourceRow[]> {
  const rows = await db.prisma.invoice.findMany({ where: { integrationId, missingSince: null } })
  return rows.map(row => ({
    id: row.externalId,
    number: row.number,
    invoiceDate: row.invoiceDate.toISOString().slice(0, 10),
    dueDate: row.dueDate?.toISOString().slice(0, 10) ?? null,
    amount: row.amount.toFixed(2),
    currency: row.currency,
  }))
}

/** Compares what is stored with the books, counts what differs, and fails unless both are the same. */
export async function expectWhole(
  count: Tally,
  db: Db,
  integrationId: string,
  source: readonly SourceRow[],
): Promise<void> {
  const stored = await storedOf(db, integrationId)
  const found = compare(stored, source)
  count('rows compared', source.length)
  count('rows lost', found.lost.length)
  count('rows doubled', found.doubled)
  count('rows wrong', found.wrong.length)
  expect(found).toEqual({ lost: [], doubled: 0, wrong: [] })
  expect(hashOf(stored)).toBe(hashOf(source))
}

/** `lost` are not stored, `wrong` differ or are in no book, `doubled` are stored more than once. */
export function compare(stored: readonly SourceRow[], source: readonly SourceRow[]) {
  const byId = new Map(stored.map(row => [row.id, row]))
  const expected = new Map(source.map(row => [row.id, row]))
  const numbers = new Set(stored.map(({ number }) => number))
  return {
    lost: source.filter(({ id }) => !byId.has(id)).map(({ number }) => number),
    doubled: stored.length - Math.min(byId.size, numbers.size),
    wrong: stored.filter(row => lineOf(row) !== lineOf(expected.get(row.id))).map(({ number }) => number),
  }
}

function hashOf(rows: readonly SourceRow[]): string {
  return createHash('sha256').update(rows.map(lineOf).sort().join('\n')).digest('hex')
}

const lineOf = (row: SourceRow | undefined) =>
  row && [row.id, row.number, row.invoiceDate, row.dueDate, row.amount, row.currency].join('\t')
