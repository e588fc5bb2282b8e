import {
  createConsentLinks,
  exportIntegrations,
  getIntegration,
  listEvents,
  pauseIntegrations,
  resumeIntegrations,
} from '@collector/contracts'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { problemOf } from './harness/answers.ts'
import { createBrowser } from './harness/browser.ts'
import {
  createAdministrator,
  createColleague,
  createFortnoxIntegration,
  createVismaIntegration,
  giveConsent,
  type Person,
} from './harness/people.ts'
import { type Product, startProduct } from './harness/product.ts'

const missing = '01900000-0000-7000-8000-000000000000'
let product: Product
let admin: Person

beforeAll(async () => {
  product = await startProduct({ works: false })
  admin = await createAdministrator(product)
})
afterAll(() => product.close())

const look = (id: string) => admin.call(getIntegration, { params: { id } })
const open = async (url: string | null | undefined) =>
  (await createBrowser({ language: 'en' }).request(url ?? '', { headers: { 'sec-fetch-mode': 'navigate' } }))
    .status

async function connected(name: string) {
  const integration = await createVismaIntegration(admin, { name })
  await giveConsent(product, integration)
  return look(integration.id)
}

test('several are paused, and each says what became of it; undoing resumes them as they were', async () => {
  const pending = await createVismaIntegration(admin, { name: 'Pending' })
  const works = await connected('Works')
  const ids = [works.id, missing, pending.id, works.id]
  const { results } = await admin.call(pauseIntegrations, { body: { ids } })
  expect((await look(works.id)).status).toBe('paused')
  expect((await look(works.id)).pausedBy).toBe('Anna Berg')
  expect(await open(pending.consentLink?.url)).not.toBe(302)
  expect(results).toEqual([
    { id: works.id, name: 'Works', reason: null },
    { id: missing, name: null, reason: 'not_found' },
    { id: pending.id, name: 'Pending', reason: null },
  ])
  const again = await admin.call(pauseIntegrations, { body: { ids: [works.id] } })
  expect(again.results).toEqual([{ id: works.id, name: 'Works', reason: 'already_paused' }])

  const undone = await admin.call(resumeIntegrations, { body: { ids: [works.id, pending.id] } })
  expect(undone.results.map(({ reason }) => reason)).toEqual([null, null])
  expect((await look(works.id)).status).toBe('connected')
  expect((await look(pending.id)).status).toBe('pending')
  expect(await open(pending.consentLink?.url)).toBe(302)
  const { items } = await admin.call(listEvents, { params: { id: works.id }, query: {} })
  expect(items.slice(0, 2).map(({ type }) => type)).toEqual(['integration.resumed', 'integration.paused'])
  const more = await admin.call(resumeIntegrations, { body: { ids: [works.id] } })
  expect(more.results[0]?.reason).toBe('not_paused')
})

test('two people who pause the same at once pause each of them once', async () => {
  const ids = await Promise.all(
    [1, 2, 3].map(async i => (await createVismaIntegration(admin, { name: `Both ${i}` })).id),
  )
  const answers = await Promise.all([
    admin.call(pauseIntegrations, { body: { ids } }),
    admin.call(pauseIntegrations, { body: { ids: ids.toReversed() } }),
  ])
  const reasons = answers.flatMap(({ results }) => results.map(({ reason }) => reason))
  expect(reasons.filter(reason => reason === null)).toHaveLength(3)
  expect(
    await product.db.prisma.event.count({
      where: { integrationId: { in: ids }, type: 'integration.paused' },
    }),
  ).toBe(3)
})

test('OA-17 new links work at once, the old ones no longer, and those that need none are left alone', async () => {
  const pending = await createVismaIntegration(admin, { name: 'New link' })
  const works = await connected('Connected')
  const paused = await createFortnoxIntegration(admin, { name: 'Asleep' })
  await admin.call(pauseIntegrations, { body: { ids: [paused.id] } })
  const onboarding = await createColleague(product, 'onboarding')
  const { results } = await onboarding.call(createConsentLinks, {
    body: { ids: [pending.id, works.id, paused.id] },
  })
  expect(await open(pending.consentLink?.url)).not.toBe(302)
  expect(await open(results[0]?.link?.url)).toBe(302)
  expect(results.map(({ reason, link }) => [reason, link?.venueId])).toEqual([
    [null, 'salong-bjork'],
    ['already_connected', undefined],
    ['paused', undefined],
  ])
  expect(
    problemOf(await onboarding.raw('POST', '/integrations/pause', { json: { ids: [missing] } })).code,
  ).toBe('forbidden')
})

test('IN-10 the list is exported as CSV in either language, filtered, in its order, and without formulas', async () => {
  await createVismaIntegration(admin, { name: '=HYPERLINK("http://evil.example")', daysBack: 14 })
  await createVismaIntegration(admin, { name: 'Export "Å", AB', daysBack: 7 })
  const seen = await admin.raw('GET', '/integrations/export?language=sv&sort=name&search=ex')
  expect(seen.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(seen.headers.get('content-disposition')).toBe('attachment; filename="integrations.csv"')
  const file = await admin.call(exportIntegrations, {
    query: { language: 'sv', sort: 'name', order: 'desc' },
  })
  const rows: Record<string, string>[] = parse(await file.text(), { bom: true, columns: true })
  const exported = rows.find(({ Namn }) => Namn === 'Export "Å", AB')
  expect(exported).toMatchObject({
    'Venue-ID': 'salong-bjork',
    Status: 'Väntar på godkännande',
    'Dagar bakåt': '7',
  })
  expect(exported?.['Skapad']).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/)
  expect(rows.map(({ Namn }) => Namn)).toContain(`'=HYPERLINK("http://evil.example")`)
  expect(rows).toHaveLength(await product.db.prisma.integration.count({ where: { deletedAt: null } }))
  const english = await admin.call(exportIntegrations, { query: { status: 'paused' } })
  const paused: Record<string, string>[] = parse(await english.text(), { bom: true, columns: true })
  expect(new Set(paused.map(({ Status }) => Status))).toEqual(new Set(['Paused']))
})

test('more integrations than one reading holds are all exported, each once', async () => {
  await product.db.prisma.integration.createMany({
    data: Array.from({ length: 1_200 }, (_, i) => ({
      app: 'fortnox' as const,
      name: `Many ${i % 7}`,
      venueId: 'many',
      daysBack: 7,
    })),
  })
  const file = await admin.call(exportIntegrations, { query: { search: 'many', sort: 'name' } })
  const rows: Record<string, string>[] = parse(await file.text(), { bom: true, columns: true })
  expect(new Set(rows.map(({ ID }) => ID)).size).toBe(1_200)
  expect(rows).toHaveLength(1_200)
})
