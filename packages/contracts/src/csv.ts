/**
 * An exact decimal number: it stays one, also below zero, where a text is kept from becoming a formula.
 *
 * @example
 * const amount: CsvDecimal = { decimal: '-12.50' }
 */
export interface CsvDecimal {
  decimal: string
}

/**
 * What a cell holds; null is empty.
 *
 * @example
 * const cells: CsvCell[] = ['Salong Björk', true, null, { decimal: '1250.00' }]
 */
export type CsvCell = string | boolean | null | CsvDecimal

/**
 * What a CSV file begins with, so that spreadsheets read it as UTF-8.
 *
 * @example
 * const file = new Blob([csvStart, csvRecord(['Name']), csvRecord(['Salong Björk'])], { type: 'text/csv' })
 */
export const csvStart = '\uFEFF'

/**
 * One record of a CSV file (RFC 4180), its line end included. A text that a spreadsheet would take for a formula
 * begins with an apostrophe, and so does what stands behind a character at which some spreadsheets divide a line.
 *
 * @example
 * csvRecord(['=1+1', { decimal: '-5' }]) // "'=1+1,-5\r\n"
 */
export function csvRecord(cells: readonly CsvCell[]): string {
  return `${cells.map(cell => quoted(textOf(cell))).join(',')}\r\n`
}

function textOf(cell: CsvCell): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return harmless(cell)
  return typeof cell === 'object' ? cell.decimal : String(cell)
}

function harmless(text: string): string {
  const divided = text.replace(/([;\t\r\n][\s"]*)(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g, "$1'")
  return /^[=+\-@\t\r\0\uFF1D\uFF0B\uFF0D\uFF20]/.test(divided) ? `'${divided}` : divided
}

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
