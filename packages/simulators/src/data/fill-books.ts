import type { BookRows, RowMakers } from './books.ts'
import { daysSince, historyDays } from './history.ts'
import { madeNow } from './plan-invoices.ts'
import { createRandom } from './random.ts'

const DEFAULT_INVOICES = 40
const DEFAULT_CUSTOMERS = 25

/** How much a company's books hold at first. */
export interface BookSizes {
  /** How many invoices to start with, most of them of the last 60 days. */
  invoices?: number
  customers?: number
}

/**
 * Fills empty books: a history that ends on `anchorDay`, then one or two invoices for each day since. A
 * simulator that keeps its anchor shows the same old rows after a restart, and new ones as days go by.
 */
export function fillBooks<Customer extends { id: string }, Invoice extends { id: string }>(
  books: BookRows<Customer, Invoice>,
  { invoices = DEFAULT_INVOICES, customers = DEFAULT_CUSTOMERS }: BookSizes,
  { generateCustomers, generateInvoices }: RowMakers<Customer, Invoice>,
  { anchorDay, today, nowMs }: { anchorDay: number; today: number; nowMs: number },
): void {
  const { name } = books.company
  put(books.customers, generateCustomers(books, { count: customers, anchorDay }))
  put(
    books.invoices,
    generateInvoices(books, { days: historyDays(name, invoices, anchorDay), today: anchorDay, nowMs }),
  )
  const laterDays = invoices > 0 ? daysSince(name, anchorDay, today) : []
  put(books.invoices, generateInvoices(books, { days: laterDays, today, nowMs }))
  books.touch()
}

/** Adds invoices dated within the last `withinDays` days; answers their ids. */
export function addRecentInvoices<Customer extends { id: string }, Invoice extends { id: string }>(
  books: BookRows<Customer, Invoice>,
  generateInvoices: RowMakers<Customer, Invoice>['generateInvoices'],
  { count, withinDays, now }: { count: number; withinDays: number; now: Date },
): string[] {
  const random = createRandom(books.company.id, 'added', books.nextInvoiceNumber)
  const made = madeNow(now)
  const days = Array.from({ length: count }, () => made.today - random.int(0, withinDays - 1))
  const invoices = generateInvoices(books, { days: days.sort((a, b) => a - b), ...made })
  put(books.invoices, invoices)
  books.touch()
  return invoices.map(invoice => invoice.id)
}

function put<Row extends { id: string }>(rows: Map<string, Row>, added: readonly Row[]): void {
  for (const row of added) rows.set(row.id, row)
}
