import { listEvents, listIntegrations, listInvoices, listSyncs } from '@collector/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoLeak, problemOf, wrongFieldsOf } from './harness/answers.ts'
import { createAdministrator, createVismaIntegration, type Person } from './harness/people.ts'
import { type Product, startProduct } from './harness/product.ts'

let product: Product
let admin: Person

beforeAll(async () => {
  product = await startProduct({ works: false })
  admin = await createAdministrator(product)
})
afterAll(() => product.close())

type Page = { items: { id: string }[]; nextCursor: string | null }
type Ask = (query: { limit: string; cursor?: string }) => Promise<Page>

/** Reads a list to its end; `between` happens before each further page. */
async function readAll(ask: Ask, limit: number, between = async (_page: number) => {}): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | undefined
  for (let page = 0; page < 1000; page += 1) {
    const { items, nextCursor } = await ask({ limit: String(limit), ...(cursor && { cursor }) })
    expect(items.length).toBeLessThanOrEqual(limit)
    ids.push(...items.map(({ id }) => id))
    if (nextCursor === null) return ids
    cursor = nextCursor
    await between(page)
  }
  throw new Error('the list has no end')
}

const day = (daysAgo: number) =>
  new Date(new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10))

function insertInvoices(
  integrationId: string,
  externalIds: readonly string[],
  daysAgo = (i: number) => i % 5,
) {
  return product.db.prisma.invoice.createMany({
    data: externalIds.map((externalId, i) => ({
      integrationId,
      externalId,
      number: String(i),
      invoiceDate: day(daysAgo(i)),
      amount: '1.00',
      currency: 'SEK',
      isCredit: false,
      paymentState: 'unpaid' as const,
      contentHash: new Uint8Array(32),
    })),
  })
}

test('integrations are paged without loss or doubles while new ones are added and old ones deleted', async () => {
  const created: string[] = []
  for (let i = 0; i < 23; i += 1) created.push((await createVismaIntegration(admin, { name: `n${i}` })).id)
  const doomed = created[2] ?? ''
  for (const limit of [1, 5, 22, 23, 24, 100]) {
    const ask: Ask = query => admin.call(listIntegrations, { query })
    const known = await readAll(ask, 100)
    const ids = await readAll(ask, limit, async page => {
      if (page < 3) await createVismaIntegration(admin, { name: 'meanwhile' })
    })
    expect(ids, `limit ${limit}`).toEqual(known)
  }
  const ask: Ask = query => admin.call(listIntegrations, { query })
  const before = await readAll(ask, 100)
  const ids = await readAll(ask, 5, async page => {
    if (page === 0) await admin.raw('DELETE', `/integrations/${doomed}`)
  })
  expect(ids).toEqual(before.filter(id => id !== doomed))
  expect(ids).toEqual([...ids].sort().reverse())
})

test('invoices are paged without loss or doubles, many on one day, with any id a provider may give', async () => {
  const { id } = await createVismaIntegration(admin, { daysBack: 30 })
  const strange = [
    ...[
      'a',
      'A',
      'å',
      'Å',
      'ä',
      'Z',
      'z',
      '10',
      '9',
      '-',
      '_',
      ' ',
      "'",
      '"',
      '%',
      '\\',
      '🧾',
      'e\u0301',
      'é',
    ],
    ...['𝒳'.repeat(50), 'å'.repeat(100), '"'.repeat(100), '\u0001'.repeat(100)],
  ]
  const plain = Array.from({ length: 60 }, (_, i) => `invoice-${i}`)
  await insertInvoices(id, [...strange, ...plain])
  const ask: Ask = query => admin.call(listInvoices, { params: { id }, query })
  const known = [...strange, ...plain].sort()
  for (const limit of [1, 7, 100]) {
    let added = 0
    const ids = await readAll(ask, limit, async page => {
      if (page < 4) await insertInvoices(id, [`new-${limit}-${added++}`], () => 0)
    })
    const old = ids.filter(each => !each.startsWith('new-'))
    expect([...old].sort(), `limit ${limit}`).toEqual(known)
    expect(new Set(ids).size).toBe(ids.length)
    await product.db.prisma.invoice.deleteMany({ where: { externalId: { startsWith: 'new-' } } })
  }
})

test('the invoice list holds the window of Days Back, and never those of another integration', async () => {
  const { id } = await createVismaIntegration(admin, { daysBack: 7 })
  const other = await createVismaIntegration(admin)
  await insertInvoices(id, ['in', 'edge', 'out'], i => [0, 6, 20][i] ?? 0)
  await insertInvoices(other.id, ['foreign', 'in'])
  const ids = await readAll(query => admin.call(listInvoices, { params: { id }, query }), 1)
  expect(ids).toEqual(['in', 'edge'])
})

test('events and fetches are paged without loss or doubles while more happen', async () => {
  const { id } = await createVismaIntegration(admin)
  await product.db.prisma.event.createMany({
    data: Array.from({ length: 31 }, () => ({
      integrationId: id,
      type: 'sync.succeeded',
      actorKind: 'system' as const,
    })),
  })
  await product.db.prisma.sync.createMany({
    data: Array.from({ length: 31 }, () => ({
      integrationId: id,
      trigger: 'schedule' as const,
      status: 'succeeded' as const,
    })),
  })
  const lists: [Ask, () => Promise<unknown>][] = [
    [
      query => admin.call(listEvents, { params: { id }, query }),
      () =>
        product.db.prisma.event.create({
          data: { integrationId: id, type: 'sync.requested', actorKind: 'system' },
        }),
    ],
    [
      query => admin.call(listSyncs, { params: { id }, query }),
      () => product.db.prisma.sync.create({ data: { integrationId: id, trigger: 'manual' } }),
    ],
  ]
  for (const [ask, add] of lists)
    for (const limit of [1, 10, 31]) {
      const known = await readAll(ask, 100)
      expect(await readAll(ask, limit, async page => void (page < 3 && (await add())))).toEqual(known)
    }
})

test('IN-11 nonsense in limit, cursor or elsewhere is a 400 that names it, and no page is above the cap', async () => {
  const { id } = await createVismaIntegration(admin)
  const paths = [
    '/integrations',
    `/integrations/${id}/invoices`,
    `/integrations/${id}/events`,
    `/integrations/${id}/syncs`,
    `/integrations/${id}/consent-links`,
    '/people',
    '/invitations',
    '/audit-events',
  ]
  const limits = [
    ...['0', '-1', '101', '1e2', '1e9', '1000000000', 'NaN', 'Infinity', '1.5', '01', '+1', '0x10', ''],
    ...['١٠', '１０', '10,20', '10%20', '%201', '1%00', 'null', 'true', '[]', '99999999999999999999'],
  ]
  const encode = (value: unknown) =>
    Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')
  const cursors = [
    ...['', '!', '%00', 'a b', '../x', '%F0%9F%A7%BE', 'a'.repeat(1001), 'AAAA', '_', 'null'],
    ...[null, 1, 'x', '{', {}, [], [null], [1], [id, id, id], ['x'], [[id]], [{ id }], ['' + '\0']].map(
      encode,
    ),
    ...[
      ['2026-13-01', 'x'],
      ['2026-02-30', 'x'],
      ['0000-01-01', 'x'],
      ['2026-01-01', '\0'],
    ].map(encode),
    ...[
      ["' OR 1=1 --"],
      ['2026-01-01', 'x'.repeat(401)],
      ['\0', id],
      ['__proto__'],
      { length: 1, 0: id },
    ].map(encode),
  ]
  for (const path of paths) {
    for (const limit of limits) {
      const seen = await admin.raw('GET', `${path}?limit=${limit}`)
      expect(wrongFieldsOf(seen), `${path} limit ${limit}`).toEqual(['limit'])
    }
    const times = path.endsWith('/consent-links') ? [encode(['-271821-04-20T00:00:00.000Z', id])] : []
    for (const cursor of [...cursors, ...times]) {
      const seen = await admin.raw('GET', `${path}?cursor=${cursor}`)
      expectNoLeak(seen)
      expect(wrongFieldsOf(seen), `${path} cursor ${cursor}`).toEqual(['cursor'])
    }
    for (const [query, fields] of [
      ['offset=5', ['offset']],
      ['limit[]=5', ['limit[]']],
      ['limit[gt]=5', ['limit[gt]']],
      ['page=1&size=10', ['page', 'size']],
      ['cursor=a&cursor=b', ['cursor']],
      ['__proto__=1', ['__proto__']],
      ['constructor=1', ['constructor']],
    ] as const) {
      expect(wrongFieldsOf(await admin.raw('GET', `${path}?${query}`)), query).toEqual(fields)
    }
  }
})

test('IN-11 a cursor of another list shows nothing of it, and one at the ends of time is no error', async () => {
  const { id } = await createVismaIntegration(admin)
  const { items } = await admin.call(listEvents, { params: { id }, query: { limit: '1' } })
  const encode = (key: string[]) => Buffer.from(JSON.stringify(key)).toString('base64url')
  const foreign = encode([items[0]?.id ?? ''])
  for (const path of ['/integrations', `/integrations/${id}/invoices`])
    expect(wrongFieldsOf(await admin.raw('GET', `${path}?cursor=${foreign}`)), path).toEqual(['cursor'])
  for (const date of ['0001-01-01', '9999-12-31']) {
    const seen = await admin.raw('GET', `/integrations/${id}/invoices?cursor=${encode([date, '1', 'x'])}`)
    expect(seen.status, date).toBe(200)
  }
  const missing = `/integrations/01900000-0000-7000-8000-000000000000/invoices?cursor=${encode(['2026-01-01', '1', 'x'])}`
  expect(problemOf(await admin.raw('GET', missing)).code).toBe('not_found')
})
