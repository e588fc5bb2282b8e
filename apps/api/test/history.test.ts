import { createConsentLink, type EventTopic, listEvents, recordLinkCopy } from '@collector/contracts'
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

const copiesOf = (integrationId: string) =>
  product.db.prisma.event.findMany({
    where: { integrationId, type: 'consent_link.copied' },
    orderBy: { id: 'asc' },
  })

/** An integration with a history of its own and nothing else in it. */
async function integrationWith(events: [type: string, createdAt: string][]): Promise<string> {
  const data = { app: 'visma', name: 'Salong', venueId: 'salong', daysBack: 7 } as const
  const { id } = await product.db.prisma.integration.create({ data })
  for (const [type, createdAt] of events)
    await product.db.prisma.event.create({
      data: { integrationId: id, type, actorKind: 'system', createdAt },
    })
  return id
}

async function typesOf(id: string, query: { topic?: EventTopic; until?: string; limit?: string }) {
  const types: string[] = []
  let cursor: string | undefined
  do {
    const page = await admin.call(listEvents, { params: { id }, query: { ...query, cursor } })
    types.push(...page.items.map(({ type }) => type))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  return types
}

test('a copied link becomes an event once a minute for each person and link, whoever presses how often', async () => {
  const { id } = await createVismaIntegration(admin)
  const copy = (by: Person, what: 'url' | 'message' = 'url') =>
    by.call(recordLinkCopy, { params: { id }, body: { what } })
  await Promise.all(Array.from({ length: 10 }, () => copy(admin, 'message')))
  const [first, ...more] = await copiesOf(id)
  expect(more).toEqual([])
  expect(first).toMatchObject({ actorKind: 'user', actorName: 'Anna Berg', data: { what: 'message' } })

  await copy(await createColleague(product, 'onboarding'))
  expect(await copiesOf(id)).toHaveLength(2)
  await admin.call(createConsentLink, { params: { id }, body: {} })
  await copy(admin)
  expect(await copiesOf(id)).toHaveLength(3)

  expect(JSON.stringify(await copiesOf(id))).not.toContain('/connect/')
})

test('a link that was copied more than a minute ago is told of again', async () => {
  const { id, consentLink } = await createVismaIntegration(admin)
  const { id: actorId } = await product.db.prisma.user.findFirstOrThrow({ where: { name: 'Anna Berg' } })
  const copied = (secondsAgo: number) =>
    product.db.prisma.event.create({
      data: {
        integrationId: id,
        type: 'consent_link.copied',
        actorKind: 'user',
        actorId,
        data: { linkId: consentLink?.id ?? '' },
        createdAt: new Date(Date.now() - secondsAgo * 1_000),
      },
    })
  await copied(61)
  await admin.call(recordLinkCopy, { params: { id } })
  expect(await copiesOf(id)).toHaveLength(2)
  await admin.call(recordLinkCopy, { params: { id } })
  expect(await copiesOf(id)).toHaveLength(2)
})

test('the history is narrowed to a topic, and pages of it lose and double nothing', async () => {
  const at = '2026-11-24T12:00:00.000Z'
  const fetches = Array.from({ length: 30 }, (): [string, string] => ['sync.succeeded', at])
  const id = await integrationWith([
    ['integration.created', at],
    ['consent_link.created', at],
    ['consent_link.copied', at],
    ...fetches,
    ['consent.granted', at],
    ['company.held', at],
    ['connection.attention', at],
    ['integration.updated', at],
    ...fetches,
  ])
  expect(await typesOf(id, { topic: 'settings', limit: '1' })).toEqual([
    'integration.updated',
    'integration.created',
  ])
  expect(await typesOf(id, { topic: 'consent', limit: '2' })).toEqual([
    'consent.granted',
    'consent_link.copied',
    'consent_link.created',
  ])
  expect(await typesOf(id, { topic: 'connection' })).toEqual(['connection.attention', 'company.held'])
  expect(await typesOf(id, { topic: 'fetches', limit: '7' })).toHaveLength(60)
  expect(await typesOf(id, {})).toHaveLength(67)
})

test('the history is read from a day on backwards, and the day is one in Sweden, summer and winter', async () => {
  const id = await integrationWith([
    ['sync.requested', '2025-07-01T21:59:59.000Z'],
    ['sync.succeeded', '2025-07-01T22:00:00.000Z'],
    ['integration.paused', '2025-12-01T22:59:59.000Z'],
    ['integration.resumed', '2025-12-01T23:00:00.000Z'],
  ])
  expect(await typesOf(id, { until: '2025-06-30' })).toEqual([])
  expect(await typesOf(id, { until: '2025-07-01' })).toEqual(['sync.requested'])
  expect(await typesOf(id, { until: '2025-12-01', limit: '1' })).toEqual([
    'integration.paused',
    'sync.succeeded',
    'sync.requested',
  ])
  expect(await typesOf(id, { until: '2025-12-02', topic: 'settings' })).toEqual([
    'integration.resumed',
    'integration.paused',
  ])
  expect(await typesOf(id, { until: '2999-12-31' })).toHaveLength(4)
})

test('what a newer version wrote is left out of the history, and pages of it lose and double nothing', async () => {
  const at = '2026-11-24T12:00:00.000Z'
  const types = ['sync.foretold', 'integration.created', 'sync.foretold', 'sync.succeeded', 'sync.foretold']
  const id = await integrationWith(types.map((type): [string, string] => [type, at]))
  for (const limit of ['1', '2', '50'])
    expect(await typesOf(id, { limit })).toEqual(['sync.succeeded', 'integration.created'])
  expect(await typesOf(id, { topic: 'fetches' })).toEqual(['sync.succeeded'])
})
