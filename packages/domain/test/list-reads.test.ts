import type { IntegrationFilter, IntegrationSort, SortOrder } from '@collector/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findListed } from '../src/integrations/find-listed.ts'
import { readIntegration } from '../src/integrations/get-integration.ts'
import { createSyncHarness } from './sync-harness.ts'

const rows = 20_000
const take = 51
/** One for each app and status, of which the beginnings are merged. */
const stretches = 8

const { ctx, db } = await createSyncHarness()

beforeAll(async () => {
  await db.queryable.query({
    text: `INSERT INTO integrations (id, app, status, name, venue_id, days_back, last_fetch_at, updated_at)
      SELECT ${idOf('i')}, CASE i % 2 WHEN 0 THEN 'visma' ELSE 'fortnox' END::app,
        CASE i / 2 % 4 WHEN 0 THEN 'pending' WHEN 1 THEN 'connected' WHEN 2 THEN 'attention' ELSE 'paused' END
          ::integration_status,
        'Salong ' || i, 'salong-' || i, 30, timestamptz '2026-01-01' + i * interval '1 minute', now()
      FROM generate_series(1, ${rows}) AS i`,
  })
  await db.queryable.query({ text: 'ANALYZE integrations' })
})
afterAll(() => db.close())

function idOf(i: string): string {
  return `('01900000-0000-7000-8000-' || lpad(to_hex(${i}), 12, '0'))::uuid`
}

/** How many rows of a table something reads in a transaction. */
async function rowsRead(
  table: 'integrations' | 'syncs' | 'consent_links',
  read: (prisma: typeof db.prisma) => Promise<unknown>,
): Promise<number> {
  return await db.prisma.$transaction(async tx => {
    const before = await readSoFar(tx, table)
    await read(tx as typeof db.prisma)
    return (await readSoFar(tx, table)) - before
  })
}

async function readSoFar(tx: Pick<typeof db.prisma, '$queryRaw'>, table: string): Promise<number> {
  const [counted] = await tx.$queryRaw<{ rows: number }[]>`
    SELECT (seq_tup_read + idx_tup_fetch)::int AS rows FROM pg_stat_xact_user_tables
    WHERE relid = ${table}::regclass`
  return counted?.rows ?? Number.NaN
}

/** How many integrations a page reads, the first one or one in the middle. */
async function readForPage(
  filter: IntegrationFilter,
  { sort, order }: { sort: IntegrationSort; order: SortOrder },
  after?: { value: string; id: string },
): Promise<number> {
  const place = { sort, order, cursor: after && { side: 'after' as const, ...after } }
  return await rowsRead('integrations', async prisma => {
    const found = await findListed({ ...ctx, db: { ...db, prisma } }, filter, place, take)
    expect(found).toHaveLength(take)
  })
}

const orders: SortOrder[] = ['asc', 'desc']

test.each(orders)(
  'by age %s a page reads what it shows, first or in the middle, searched or not',
  async order => {
    const [middle] = await db.prisma.$queryRawUnsafe<{ id: string }[]>(
      `SELECT ${idOf(`${rows / 2}`)}::text AS id`,
    )
    const place = { sort: 'created', order } as const
    const after = { value: '', id: middle?.id ?? '' }
    for (const filter of [{}, { search: 'salong' }, { search: 'sal' }]) {
      expect(await readForPage(filter, place), JSON.stringify(filter)).toBe(take)
      expect(await readForPage(filter, place, after), JSON.stringify(filter)).toBe(take)
    }
  },
)

test.each(orders)(
  'in every other sort %s a page reads at most the beginnings of what it merges',
  async order => {
    const values = { name: 'salong 5', venue: 'salong-5', lastFetch: '2026-01-07T00:00:00.000Z' } as const
    const id = '01900000-0000-7000-8000-000000000000'
    for (const sort of ['name', 'venue', 'lastFetch'] as const) {
      expect(await readForPage({}, { sort, order }), sort).toBeLessThanOrEqual(stretches * take)
      const inTheMiddle = await readForPage({}, { sort, order }, { value: values[sort], id })
      expect(inTheMiddle, sort).toBeLessThanOrEqual(stretches * take)
    }
  },
)

test('of the runs and links of an integration only the newest are read, however many there are', async () => {
  const { id } = await db.prisma.integration.findFirstOrThrow()
  for (let i = 1; i <= 300; i += 1) {
    const createdAt = new Date(Date.UTC(2026, 0, 1, 6 * i))
    await db.prisma.sync.create({ data: { integrationId: id, trigger: 'schedule', pages: i, createdAt } })
    await db.prisma.consentLink.create({
      data: { integrationId: id, tokenHash: Buffer.from(`link ${i}`), createdAt, expiresAt: createdAt },
    })
  }
  await db.queryable.query({ text: 'ANALYZE syncs, consent_links' })
  for (const table of ['syncs', 'consent_links'] as const) {
    const read = await rowsRead(table, async prisma => {
      const integration = await readIntegration(ctx, prisma, id)
      expect(integration.lastSync?.pages).toBe(300)
      expect(integration.consentLink?.createdAt).toBe('2026-03-17T00:00:00.000Z')
    })
    expect(read, table).toBe(1)
  }
})
