import type { BookRows, RowMakers } from './books.ts'
import { historyDays, invoicesOf } from './history.ts'
import { madeBefore, madeNow } from './plan-invoices.ts'
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
 * Fills empty books: a history that ends on `anchorDay`, as of the beginning of that day, then one or two
 * invoices for each day since, as of the beginning of theirs. So a simulator that keeps its anchor shows the
 * same rows after a restart on the same day, and a later day only adds its own.
 */
export function fillBooks<Customer extends { id: string }, Invoice extends { id: string }>(
  books: BookRows<Customer, Invoice>,
  { invoices = DEFAULT_INVOICES, customers = DEFAULT_CUSTOMERS }: BookSizes,
  { generateCustomers, generateInvoices }: RowMakers<Customer, Invoice>,
  { anchorDay, today }: { anchorDay: number; today: number },
): void {
  const { name } = books.company
  put(books.customers, generateCustomers(books, { count: customers, anchorDay }))
  const history = { days: historyDays(name, invoices, anchorDay), ...madeBefore(anchorDay) }
  put(books.invoices, generateInvoices(books, history))
  let firstPlace = 0
  for (let day = anchorDay + 1; day <= today && invoices > 0; day += 1) {
    const days = invoicesOf(name, day)
    put(books.invoices, generateInvoices(books, { days, firstPlace, ...madeBefore(day) }))
    firstPlace += days.length
  }
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
