import fc from 'fast-check'
import type { AppName } from './runs.ts'

type Json = Record<string, unknown>

/** The body of an answer gone wrong, and what may become of it. */
export interface Mutation {
  body: string
  /** Whether anything of it can be believed, and if so which rows cannot, by their place. */
  isBelievable: boolean
  brokenRows: number[]
}

/** Where each provider has its rows and counters, and the fields of a row that nothing can be done without. */
const shapes = {
  visma: {
    rows: 'Data',
    meta: 'Meta',
    counters: ['TotalNumberOfPages', 'TotalNumberOfResults'],
    id: 'Id',
    needed: ['Id', 'InvoiceDate', 'TotalAmountInvoiceCurrency', 'IsCreditInvoice'],
    texts: ['CustomerName', 'CustomerEmail', 'CurrencyCode', 'CustomerNumber'],
  },
  fortnox: {
    rows: 'Invoices',
    meta: 'MetaInformation',
    counters: ['@TotalResources', '@TotalPages'],
    id: 'DocumentNumber',
    needed: ['DocumentNumber', 'InvoiceDate', 'Total', 'Balance', 'Booked', 'Cancelled'],
    texts: ['CustomerName', 'Currency'],
  },
} as const

/** Nothing that any field may be. */
const junk = fc.constantFrom<unknown>({}, [], [[]], { a: { b: 1 } }, [null], ['x', 1])
const wrongNumber = fc.constantFrom<unknown>(-1, 1.5, '12a', null, true, {}, [], 1e300)

/** Bodies that `answer`, one whole page, can turn into. */
export function mutationsOf(app: AppName, answer: Json): fc.Arbitrary<Mutation> {
  const shape = shapes[app]
  const text = JSON.stringify(answer)
  const rows = answer[shape.rows] as Json[]
  const meta = answer[shape.meta] as Json
  const rowAt = fc.integer({ min: 0, max: rows.length - 1 })
  const unbelievable = (body: string): Mutation => ({ body, isBelievable: false, brokenRows: [] })
  const withRows = (changed: unknown[], brokenRows: number[]): Mutation => ({
    body: JSON.stringify({ ...answer, [shape.rows]: changed }),
    isBelievable: true,
    brokenRows,
  })
  const replaced = (index: number, row: unknown) => rows.with(index, row as Json)

  return fc.oneof(
    fc.integer({ min: 0, max: text.length - 1 }).map(length => unbelievable(text.slice(0, length))),
    fc
      .constantFrom(
        '',
        ' ',
        'null',
        '[]',
        '""',
        '0',
        '{}',
        'true',
        text + text,
        `${text}]`,
        '<html>503</html>',
      )
      .map(unbelievable),
    fc
      .constantFrom(shape.rows, shape.meta)
      .map(part => unbelievable(JSON.stringify({ ...answer, [part]: undefined }))),
    fc
      .tuple(fc.constantFrom(shape.rows, shape.meta), fc.constantFrom<unknown>(null, 'x', 7, {}, true))
      .map(([part, value]) => unbelievable(JSON.stringify({ ...answer, [part]: value }))),
    fc
      .tuple(fc.constantFrom(...shape.counters), wrongNumber)
      .map(([name, value]) =>
        unbelievable(JSON.stringify({ ...answer, [shape.meta]: { ...meta, [name]: value } })),
      ),
    fc.constant<Mutation>({ body: `\uFEFF${text}`, isBelievable: true, brokenRows: [] }),
    fc
      .tuple(rowAt, fc.constantFrom(...shape.needed, ...shape.texts), junk)
      .map(([index, field, value]) => withRows(replaced(index, { ...rows[index], [field]: value }), [index])),
    fc
      .tuple(rowAt, fc.constantFrom(...shape.needed))
      .filter(([, field]) => field !== 'IsCreditInvoice')
      .map(([index, field]) => withRows(replaced(index, { ...rows[index], [field]: undefined }), [index])),
    fc
      .tuple(rowAt, fc.constantFrom<unknown>(null, 1, 'row', [], [[]], {}))
      .map(([index, row]) => withRows(replaced(index, row), [index])),
    fc
      .tuple(rowAt, rowAt)
      .map(([index, other]) => withRows(replaced(index, rows[other]), index === other ? [] : [index])),
  )
}
