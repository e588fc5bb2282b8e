import { countInvoicesPerDay, exportInvoices, listInvoices } from '@collector/contracts'

import type { Prisma } from '@collector/db'
import { tries } from '@collector/db/testing'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  createAdministrator,
  createColleague,
  createVismaIntegration,
  type Person,
} from './harness/people.ts'
import { type Product, startProduct } from './harness/product.ts'

let product: Product
let admin: Person

beforeAll(async () => {
  product = await startProduct({ works: false })
  admin = await createAdministrator(product)
})
afterAll(() => product.close())

const stockholmDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' })
const dayBefore = (days: number) => stockholmDay.format(new Date(Date.now() - days * 86_400_000))

type Values = Partial<Prisma.InvoiceCreateManyInput> & { daysAgo?: number }

async function insertInvoices(integrationId: string, invoices: Values[]) {
  await product.db.prisma.invoice.createMany({
    data: invoices.map(({ daysAgo = 0, ...values }, i) => ({
      integrationId,
      externalId: `invoice-${i}`,
      number: String(1000 + i),
      invoiceDate: new Date(dayBefore(daysAgo)),
      amount: '1.00',
      currency: 'SEK',
      isCredit: false,
      paymentState: 'unpaid' as const,
      contentHash: new Uint8Array(32),
      ...values,
    })),
  })
}

test('the invoices of each day of the window are counted, and the days without any are there', async () => {
  const { id } = await createVismaIntegration(admin, { daysBack: 7 })
  const other = await createVismaIntegration(admin)
  await insertInvoices(id, [
    { daysAgo: 0 },
    { daysAgo: 2 },
    { daysAgo: 2, isCredit: true },
    { daysAgo: 2, missingSince: new Date() },
    { daysAgo: 7 },
    { daysAgo: 8 },
  ])
  await insertInvoices(other.id, [{ daysAgo: 1 }])
  const { from, to, days, stored } = await admin.call(countInvoicesPerDay, { params: { id } })
  expect(stored).toBe(6)
  expect([from, to]).toEqual([dayBefore(7), dayBefore(0)])
  expect(days).toEqual(
    [7, 6, 5, 4, 3, 2, 1, 0].map(ago => ({
      date: dayBefore(ago),
      count: { 0: 1, 2: 2, 7: 1 }[ago] ?? 0,
    })),
  )
})

const numbersOf = async (
  id: string,
  query: { search?: string; from?: string; to?: string; limit?: string },
) => {
  const numbers: string[] = []
  let cursor: string | undefined
  do {
    const page = await admin.call(listInvoices, { params: { id }, query: { ...query, cursor } })
    numbers.push(...page.items.map(({ number }) => number))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  return numbers
}

/** Customers that searches tell apart. */
async function customers(): Promise<string> {
  const { id } = await createVismaIntegration(admin, { daysBack: 30 })
  const other = await createVismaIntegration(admin, { daysBack: 30 })
  await insertInvoices(id, [
    { number: '1042', customerName: 'Åsa Öberg', emails: ['asa@example.se', 'lon@oberg.example'] },
    { number: '1043', customerName: 'BJÖRN ÅKESSON', emails: [], daysAgo: 3 },
    { number: '2042', customerName: null, emails: ['Anna.Berg@Example.SE'], daysAgo: 10 },
    { number: '50%_\\', customerName: "Robert'); DROP TABLE invoices;--", daysAgo: 10 },
    { number: '1044', customerName: 'Anna Hidden', missingSince: new Date() },
    { number: '1045', customerName: 'Anna Before', daysAgo: 31 },
  ])
  await insertInvoices(other.id, [{ number: '9042', customerName: 'Anna Elsewhere' }])
  return id
}

test('a search finds number, customer name and e-mail, whatever case and accents, and each word of it', async () => {
  const id = await customers()
  for (const [search, found] of [
    ['1042', ['1042']],
    ['042', ['1042', '2042']],
    ['åsa', ['1042']],
    ['ASA OBERG', ['1042']],
    ['björn Åke', ['1043']],
    ['lon@', ['1042']],
    ['anna', ['2042']],
    ['anna 2042 example', ['2042']],
    ['anna 1042', []],
    ['%', ['50%_\\']],
    ['_', ['50%_\\']],
    ['\\', ['50%_\\']],
    ["'); drop", ['50%_\\']],
  ] as const)
    expect((await numbersOf(id, { search, limit: '1' })).sort(), search).toEqual([...found].sort())
})

test('a range holds its first and last day, stays within the window, and goes together with a search', async () => {
  const id = await customers()
  expect(await numbersOf(id, { from: dayBefore(3), to: dayBefore(3) })).toEqual(['1043'])
  expect(await numbersOf(id, { to: dayBefore(4) })).toHaveLength(2)
  expect(await numbersOf(id, { from: '1900-01-01' })).toHaveLength(4)
  expect(await numbersOf(id, { from: dayBefore(10), to: dayBefore(1), search: 'anna' })).toEqual(['2042'])
  expect(await numbersOf(id, { from: dayBefore(1), to: dayBefore(3) })).toEqual([])
})

test('IN-10 an export is the filtered list as CSV, whose texts are no formulas, and an event that names nobody', async () => {
  const { id } = await createVismaIntegration(admin, { name: 'Salong "Björk"', daysBack: 30 })
  await insertInvoices(id, [
    { number: '1', customerName: '=HYPERLINK("https://evil.example")', emails: ['a@x.se', 'b@x.se'] },
    { number: '2', customerName: 'Öberg, Åsa\nAB', phone: '+46701234567', isCredit: true, daysAgo: 2 },
    { number: '3', daysAgo: 20 },
  ])
  const seen = await admin.raw('POST', `/integrations/${id}/invoice-exports`, {
    json: { from: dayBefore(5) },
  })
  expect(seen.headers.get('content-disposition')).toBe('attachment; filename="invoices-Salong-Bjork.csv"')
  const rows = parse(seen.text, { bom: true, columns: true }) as Record<string, string>[]
  expect(rows).toMatchObject([
    { number: '1', customer_name: `'=HYPERLINK("https://evil.example")`, emails: 'a@x.se b@x.se' },
    { number: '2', customer_name: 'Öberg, Åsa\nAB', phone: `'+46701234567`, amount: '-1.00' },
  ])
  const file = await admin.call(exportInvoices, { params: { id }, body: { search: 'åsa' } })
  expect(parse(await file.text(), { bom: true, columns: true })).toHaveLength(1)

  const events = await product.db.prisma.event.findMany({
    where: { integrationId: id, type: 'invoices.exported' },
    orderBy: { id: 'asc' },
  })
  expect(events).toMatchObject([
    { actorName: 'Anna Berg', data: { count: 2, from: dayBefore(5), to: dayBefore(0), searched: false } },
    { data: { count: 1, from: dayBefore(30), searched: true } },
  ])
  expect(JSON.stringify(events)).not.toContain('åsa')
})

test('whoever may not see invoices may not export them either, and leaves no trace of an export', async () => {
  const { id } = await createVismaIntegration(admin)
  const onboarding = await createColleague(product, 'onboarding')
  const seen = await onboarding.raw('POST', `/integrations/${id}/invoice-exports`, { json: {} })
  expect(seen.status).toBe(403)
  expect(
    await product.db.prisma.event.count({ where: { integrationId: id, type: 'invoices.exported' } }),
  ).toBe(0)
})

test('very many invoices of one integration are searched, counted by day and exported without anybody waiting long', async () => {
  const wanted = tries(20_000, 100_000)
  const { id } = await createVismaIntegration(admin, { daysBack: 365 })
  await product.db.prisma.$executeRaw`
    INSERT INTO invoices (integration_id, external_id, number, invoice_date, customer_name, emails, amount, currency,
      is_credit, payment_state, content_hash)
    SELECT ${id}::uuid, md5(n::text), n::text, current_date - n % 360, 'Kund nummer ' || n,
      ARRAY['kund' || n || '@example.se'], 100, 'SEK', false, 'paid', ''
    FROM generate_series(1, ${wanted}::int) AS n`
  await product.db.prisma.$executeRaw`ANALYZE invoices`
  const timed = async (work: () => Promise<unknown>) => {
    const startedAt = performance.now()
    await work()
    return performance.now() - startedAt
  }
  const search = (text: string) => () => numbersOf(id, { search: text, limit: '25' })
  // The rarest costs most: all of the window is read for it.
  expect(await search('kund17777@')()).toEqual(['17777'])
  for (const text of ['17777', 'kund17777@', 'nobody at all'])
    expect(await timed(search(text)), text).toBeLessThan(3_000)
  const page = () => admin.call(listInvoices, { params: { id }, query: { search: 'kund', limit: '25' } })
  expect(await timed(page)).toBeLessThan(1_000)
  expect(await timed(() => admin.call(countInvoicesPerDay, { params: { id } }))).toBeLessThan(3_000)
  const file = await admin.call(exportInvoices, { params: { id }, body: {} })
  expect((await file.text()).split('\r\n')).toHaveLength(wanted + 2)
}, 120_000)
