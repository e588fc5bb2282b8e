import { pipeline, Readable } from 'node:stream'
import { stringify } from 'csv-stringify'

/** An exact decimal number: it stays one, also below zero, where a text is kept from becoming a formula. */
interface Decimal {
  decimal: string
}

type Cell = string | boolean | null | Decimal

/** What each column is called, and what it holds of a row. */
export type CsvColumns<Row> = Record<string, (row: Row) => Cell>

/** An answer that is downloaded as a file. */
export interface CsvFile {
  /** Without what a file's name may not hold. */
  fileName: string
  stream: Readable
}

/**
 * Rows as CSV (RFC 4180, UTF-8 with a byte order mark for spreadsheets), written while they are read. A text that
 * a spreadsheet would take for a formula begins with an apostrophe, and so does what stands behind a character at
 * which some spreadsheets divide a line.
 */
export function csvFile<Row>(
  name: string,
  columns: CsvColumns<Row>,
  rows: AsyncIterable<Row> | Iterable<Row>,
): CsvFile {
  const stringifier = stringify({
    bom: true,
    header: true,
    columns: Object.keys(columns),
    record_delimiter: '\r\n',
    escape_formulas: true,
    cast: {
      boolean: value => String(value),
      string: value => {
        const divided = value.replace(/([;\t\r\n]\s*)(?=[=+\-@])/g, "$1'")
        return divided.startsWith('\0') ? `'${divided}` : divided
      },
      object: value => ({ value: (value as unknown as Decimal).decimal, escape_formulas: false }),
    },
  })
  const read = Object.values(columns)
  async function* records() {
    for await (const row of rows) yield read.map(cellOf => cellOf(row))
  }
  // A failure ends the stream early, which whoever downloads notices; whoever leaves ends the reading.
  pipeline(Readable.from(records()), stringifier, () => {})
  return { fileName: `${fileNameOf(name)}.csv`, stream: stringifier }
}

/** Letters, digits, hyphens and underscores; the rest would need escaping in a header. */
function fileNameOf(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '')
  return (
    plain
      .replace(/[^A-Za-z0-9_]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 100) || 'export'
  )
}
