import { describeServer } from '../harness/describe-server.ts'
import { median, rounded } from '../harness/median.ts'
import { type Bench, openBench } from '../harness/open-bench.ts'
import { pageSize } from '../harness/stub-provider.ts'
import type { Measure } from '../measure.ts'

const rounds = 3

/** One upsert a row is the simplest way to store what may be there already. */
export const storeAgainstUpserts: Measure = {
  measure: 'storing new invoices: rate of the sync engine / rate of one Prisma upsert a row',
  limit: 10,
  direction: 'at least',
  async take({ isSmall }) {
    const invoices = isSmall ? 10_000 : 100_000
    const upserts = isSmall ? 200 : 2_000
    await using bench = await openBench()
    await bench.fetch(await bench.connect(5_000))
    const taken: { engineRate: number; upsertRate: number }[] = []
    for (let round = 0; round < rounds; round += 1) {
      const integrationId = await bench.connect(invoices)
      const { seconds } = await bench.fetch(integrationId)
      const upsertRate = upserts / (await upsertOneByOne(bench, integrationId, upserts))
      taken.push({ engineRate: invoices / seconds, upsertRate })
    }
    return {
      ratio: rounded(median(taken.map(({ engineRate, upsertRate }) => engineRate / upsertRate)), 1),
      figures: {
        invoices,
        pageSize,
        server: await describeServer(bench.db),
        upserts,
        engineRowsPerSecond: taken.map(({ engineRate }) => Math.round(engineRate)),
        upsertRowsPerSecond: taken.map(({ upsertRate }) => Math.round(upsertRate)),
      },
    }
  },
}

/** Stores some of an integration's rows once more under a new one; returns how many seconds it took. */
async function upsertOneByOne({ db, connect }: Bench, from: string, count: number): Promise<number> {
  const integrationId = await connect(0)
  const rows = await db.prisma.invoice.findMany({ where: { integrationId: from }, take: count })
  const startedAt = performance.now()
  for (const { externalId, ...row } of rows) {
    const data = { ...row, externalId, integrationId }
    await db.prisma.invoice.upsert({
      where: { integrationId_externalId: { integrationId, externalId } },
      create: data,
      update: data,
    })
  }
  return (performance.now() - startedAt) / 1000
}
