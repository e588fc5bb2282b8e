import { buffer, text } from 'node:stream/consumers'
import { csvRecord } from '@collector/contracts'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvFile } from '../src/http/csv.ts'

const read = (csv: string) => parse(csv, { bom: true, relax_column_count: false }) as string[][]

/** What a spreadsheet would take for the beginning of a formula. */
const formula = /^[=+\-@\t\r\0＝＋－＠]/

/** The same behind a character at which a spreadsheet of another language divides the line. */
const dividedFormula = /[;\t\r\n][\s"]*[=+\-@＝＋－＠]/

function harmless(text: string): string {
  const divided = text.replace(/([;\t\r\n][\s"]*)([=+\-@＝＋－＠])/g, "$1'$2")
  return formula.test(divided) ? `'${divided}` : divided
}

const cell = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc
    .tuple(fc.constantFrom(...'=+-@\t\r\n\0",;\'＝－'), fc.string({ maxLength: 8 }))
    .map(([first, rest]) => first + rest),
  fc.constantFrom(
    '',
    ' ',
    '=1+1',
    '-1',
    '+46701234567',
    '@SUM(A1)',
    '"',
    '""',
    'a\r\nb',
    "'=1",
    'Anna;=1+1',
    'Anna;\t@x',
    'Anna;"=HYPERLINK(1);x',
    'Anna; " ""+1";y',
    'Anna;＝1+1;x',
    'Anna;\n"＠SUM(A1)',
  ),
)

test('IN-10 10,000 rows come back from an independent reader as they were, and none begins like a formula', async () => {
  const rows = fc.sample(fc.tuple(cell, cell), { numRuns: 10_000, seed: 20261128 })
  const { stream } = csvFile('x', { first: ([first]) => first, second: ([, second]) => second }, rows)
  const [header, ...records] = read(await text(stream))
  expect(header).toEqual(['first', 'second'])
  expect(records).toHaveLength(rows.length)
  const wrong = records.filter(([first = '', second = ''], i) => {
    const [wantedFirst = '', wantedSecond = ''] = rows[i] ?? []
    return first !== harmless(wantedFirst) || second !== harmless(wantedSecond)
  })
  expect(wrong).toEqual([])
  expect(records.flat().filter(each => formula.test(each) || dividedFormula.test(each))).toEqual([])
})

test('IN-10 behind a divider neither a quote nor a full-width sign hides a formula', () => {
  const texts = ['Anna;"=HYPERLINK(1);x', 'Anna;＝1+1;x', 'Anna;\t" －1', 'Anna "=1"; Bo']
  expect(texts.map(each => csvRecord([each]))).toEqual([
    '"Anna;""\'=HYPERLINK(1);x"\r\n',
    "Anna;'＝1+1;x\r\n",
    '"Anna;\t"" \'－1"\r\n',
    '"Anna ""=1""; Bo"\r\n',
  ])
})

test('IN-10 numbers stay numbers, also below zero and beyond what a float holds', async () => {
  const amounts = ['-12.50', '9007199254740993.01', '0.00']
  const { stream } = csvFile('x', { amount: (amount: string) => ({ decimal: amount }) }, amounts)
  expect(
    read(await text(stream))
      .slice(1)
      .flat(),
  ).toEqual(amounts)
})

test('what is left out is empty, truth is a word, and lines end as the standard says', async () => {
  const columns = { none: () => null, yes: (row: boolean) => row }
  const { stream } = csvFile('x', columns, [true, false])
  expect((await buffer(stream)).toString()).toBe('\uFEFFnone,yes\r\n,true\r\n,false\r\n')
})

test.each([
  ['invoices Salong Björk', 'invoices-Salong-Bjork.csv'],
  ['../"x"\r\nSet-Cookie: a', 'x-Set-Cookie-a.csv'],
  ['床屋', 'export.csv'],
])('the file of %j is called %s', (name, fileName) => {
  expect(csvFile(name, {}, []).fileName).toBe(fileName)
})

test('a failure while reading ends the file with an error instead of making it look whole', async () => {
  async function* rows() {
    yield 'one'
    throw new Error('the database went away')
  }
  const { stream } = csvFile('x', { row: (row: string) => row }, rows())
  await expect(text(stream)).rejects.toThrow('the database went away')
})

test('whoever leaves ends the reading', async () => {
  let ended = false
  async function* rows() {
    try {
      for (;;) yield 'x'.repeat(1_000)
    } finally {
      ended = true
    }
  }
  const { stream } = csvFile('x', { row: (row: string) => row }, rows())
  for await (const _ of stream) break
  await expect.poll(() => ended).toBe(true)
})
