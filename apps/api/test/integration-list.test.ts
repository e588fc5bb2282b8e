import {
  countIntegrations,
  deleteIntegration,
  type IntegrationSort,
  listIntegrations,
  type RequestOf,
  type SortOrder,
  updateIntegration,
} from '@collector/contracts'
import { type Context, foldTallies } from '@collector/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { wrongFieldsOf } from './harness/answers.ts'
import {
  createAdministrator,
  createFortnoxIntegration,
  createVismaIntegration,
  type Person,
} from './harness/people.ts'
import { type Product, startProduct } from './harness/product.ts'

let product: Product
let admin: Person
/** By name: Visma ones are pending, but Zon is paused; Fortnox ones too, but Årsta is connected. */
const ids = new Map<string, string>()

const names = [
  'Åkes Salong',
  'Ängens Frisör',
  'Örjans Klipp',
  'Zon',
  'ådan',
  'Eva & Co',
  'Évas Tand',
  'Årsta 42',
]

beforeAll(async () => {
  product = await startProduct({ works: false })
  admin = await createAdministrator(product)
  for (const [i, name] of names.entries()) {
    const create = i % 2 === 0 ? createFortnoxIntegration : createVismaIntegration
    const { id } = await create(admin, { name })
    await product.db.prisma.integration.update({ where: { id }, data: { venueId: `venue-${9 - i}` } })
    ids.set(name, id)
  }
  await admin.call(updateIntegration, { params: { id: idOf('Zon') }, body: { version: 1, paused: true } })
  await connect('Årsta 42', { companyName: 'Björks Salong AB', organisationNumber: '556677-8899' })
})
afterAll(() => product.close())

const idOf = (name: string) => ids.get(name) ?? ''

async function connect(name: string, company: { companyName: string; organisationNumber: string | null }) {
  await product.db.prisma.connection.create({
    data: {
      integrationId: idOf(name),
      companyId: name,
      ...company,
      companyCurrency: 'SEK',
      scopes: [],
      accessTokenSealed: new Uint8Array(32),
      accessTokenExpiresAt: new Date(),
      connectedAt: new Date(),
    },
  })
  await product.db.prisma.integration.update({ where: { id: idOf(name) }, data: { status: 'connected' } })
}

type Query = NonNullable<RequestOf<typeof listIntegrations>['query']>
const namesOf = async (query: Query) =>
  (await admin.call(listIntegrations, { query })).items.map(({ name }) => name)

/** Reads forwards to the end, then backwards to the beginning. */
async function walk(query: Query, limit: number) {
  const forwards: string[][] = []
  let cursor: string | null | undefined
  let back: string | null = null
  do {
    const page = await admin.call(listIntegrations, {
      query: { ...query, limit: String(limit), cursor: cursor ?? undefined },
    })
    forwards.push(page.items.map(({ id }) => id))
    cursor = page.nextCursor
    back = page.previousCursor
  } while (cursor)
  const backwards: string[][] = []
  while (back) {
    const page = await admin.call(listIntegrations, {
      query: { ...query, limit: String(limit), cursor: back },
    })
    backwards.unshift(page.items.map(({ id }) => id))
    back = page.previousCursor
  }
  return { forwards, backwards }
}

test('names sort as in Swedish, whatever their case', async () => {
  expect(await namesOf({ sort: 'name' })).toEqual([
    ...['Eva & Co', 'Évas Tand', 'Zon', 'ådan', 'Åkes Salong', 'Årsta 42', 'Ängens Frisör', 'Örjans Klipp'],
  ])
})

test('every sort is paged forwards and backwards without loss or doubles, filtered or not', async () => {
  await product.db.prisma.sync.createMany({
    data: ['Zon', 'ådan', 'Eva & Co'].map((name, i) => ({
      integrationId: idOf(name),
      trigger: 'schedule' as const,
      status: 'succeeded' as const,
      finishedAt: new Date(Date.UTC(2026, 10, 20, i)),
    })),
  })
  for (const sort of ['created', 'name', 'venue', 'lastFetch'] satisfies IntegrationSort[])
    for (const order of ['asc', 'desc'] satisfies SortOrder[])
      for (const filter of [
        ...[{}, { app: 'visma' }, { status: 'pending' }, { app: 'fortnox', status: 'pending' }],
        { search: 'e' },
      ] as Query[]) {
        const query = { ...filter, sort, order }
        const { items } = await admin.call(listIntegrations, { query })
        for (const limit of Object.keys(filter).length === 0 ? [1, 3] : [3]) {
          const { forwards, backwards } = await walk(query, limit)
          expect(forwards.flat(), JSON.stringify(query)).toEqual(items.map(({ id }) => id))
          // The way back ends at the first page, which is a whole one.
          expect(backwards.slice(1), JSON.stringify(query)).toEqual(forwards.slice(1, -1))
          expect(backwards[0] ?? forwards[0]).toEqual(forwards[0])
        }
      }
})

test('the newest fetch comes first, and what was never fetched last', async () => {
  const found = await namesOf({ sort: 'lastFetch' })
  expect(found.slice(0, 3)).toEqual(['Eva & Co', 'ådan', 'Zon'])
  expect(await namesOf({ sort: 'lastFetch', order: 'asc' })).toEqual([...found].reverse())
})

test.each([
  ['åkes', ['Åkes Salong']],
  ['AKES', ['Åkes Salong']],
  ['évas tand', ['Évas Tand']],
  ['kes sal', ['Åkes Salong']],
  ['salong åkes', ['Åkes Salong']],
  ['venue-5', ['ådan']],
  ['nue-5', ['ådan']],
  ['5566778899', ['Årsta 42']],
  ['556677-8899', ['Årsta 42']],
  ['7788', ['Årsta 42']],
  ['björks', ['Årsta 42']],
  ['salong', ['Åkes Salong', 'Årsta 42']],
  ['zo', ['Zon']],
  ['on', []],
  ['å', ['ådan', 'Åkes Salong', 'Årsta 42', 'Ängens Frisör', 'Årsta 42']],
  ['%', names],
  ['_', names],
  ["zon' OR 1=1 --", []],
  ['zon\\', ['Zon']],
])('searching for %s finds it in name, venue, company and organisation number', async (search, expected) => {
  expect((await namesOf({ search })).sort()).toEqual([...new Set(expected)].sort())
})

test('a company is found by its new name only, and no longer once it is disconnected', async () => {
  await connect('ådan', { companyName: 'Gamla Bolaget', organisationNumber: null })
  await product.db.prisma.connection.update({
    where: { integrationId: idOf('ådan') },
    data: { companyName: 'Nya Bolaget' },
  })
  expect(await namesOf({ search: 'gamla' })).toEqual([])
  expect(await namesOf({ search: 'nya bolaget' })).toEqual(['ådan'])
  await product.db.prisma.connection.delete({ where: { integrationId: idOf('ådan') } })
  expect(await namesOf({ search: 'nya' })).toEqual([])
  expect((await namesOf({ sort: 'lastFetch' })).indexOf('ådan')).toBeGreaterThan(1)
})

test('filters narrow each other, and a venue is exact', async () => {
  expect(await namesOf({ status: 'paused' })).toEqual(['Zon'])
  expect(await namesOf({ status: 'paused', app: 'fortnox' })).toEqual([])
  expect(await namesOf({ venueId: 'venue-6' })).toEqual(['Zon'])
  expect(await namesOf({ venueId: 'venue' })).toEqual([])
  expect(await namesOf({ search: 'zon', status: 'pending' })).toEqual([])
})

test('a cursor fits only the sort and order it came with', async () => {
  const { nextCursor } = await admin.call(listIntegrations, { query: { sort: 'name', limit: '2' } })
  for (const query of ['', '&sort=name&order=desc', '&sort=venue'])
    expect(wrongFieldsOf(await admin.raw('GET', `/integrations?cursor=${nextCursor}${query}`))).toEqual([
      'cursor',
    ])
})

test('the counts follow every change, of both apps or one, and are the same once they are summed up', async () => {
  const count = () => admin.call(countIntegrations)
  const before = await count()
  const { id } = await createVismaIntegration(admin, { name: 'Counted' })
  expect(await count()).toEqual({ ...before, total: before.total + 1, pending: before.pending + 1 })
  await admin.call(updateIntegration, { params: { id }, body: { version: 1, paused: true } })
  expect(await count()).toEqual({ ...before, total: before.total + 1, paused: before.paused + 1 })
  await admin.call(deleteIntegration, { params: { id } })
  expect(await count()).toEqual(before)
  const [visma, fortnox] = await Promise.all([
    admin.call(countIntegrations, { query: { app: 'visma' } }),
    admin.call(countIntegrations, { query: { app: 'fortnox' } }),
  ])
  expect(visma.total + fortnox.total).toBe(before.total)
  expect(visma.paused).toBe(1)
  await product.db.prisma.integrationTally.createMany({
    data: Array.from({ length: 600 }, (_, i) => ({
      app: 'visma' as const,
      status: 'paused' as const,
      count: i % 2 === 0 ? 1 : -1,
    })),
  })
  const ctx: Context = { ...product.deps, actor: { kind: 'system' }, address: null }
  await Promise.all([foldTallies({ ctx }), foldTallies({ ctx })])
  expect(await product.db.prisma.integrationTally.count()).toBeLessThan(10)
  expect(await count()).toEqual(before)
})
