import { Readable } from 'node:stream'
import { type CsvCell, csvRecord, csvStart } from '@collector/contracts'

/** What each column is called, and what it holds of a row. */
export type CsvColumns<Row> = Record<string, (row: Row) => CsvCell>

/** An answer that is downloaded as a file. */
export interface CsvFile {
  /** Without what a file's name may not hold. */
  fileName: string
  stream: Readable
}

/** Rows as CSV, written while they are read. */
export function csvFile<Row>(
  name: string,
  columns: CsvColumns<Row>,
  rows: AsyncIterable<Row> | Iterable<Row>,
): CsvFile {
  const read = Object.values(columns)
  async function* records() {
    // Together with the first row: a read that fails at once is answered as a problem, not as a torn file.
    let start = csvStart + csvRecord(Object.keys(columns))
    for await (const row of rows) {
      yield start + csvRecord(read.map(cellOf => cellOf(row)))
      start = ''
    }
    if (start) yield start
  }
  // A failure ends the stream early, which whoever downloads notices; whoever leaves ends the reading.
  return { fileName: `${fileNameOf(name)}.csv`, stream: Readable.from(records()) }
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
