import { describeServer } from '../harness/describe-server.ts'
import { median, rounded } from '../harness/median.ts'
import { type Bench, openBench } from '../harness/open-bench.ts'
import { pageSize } from '../harness/stub-provider.ts'
import type { Measure } from '../measure.ts'

const rounds = 5

/** Most runs find what they know already. */
export const secondRun: Measure = {
  measure: 'rate of a second run over unchanged invoices / rate of the first; it writes no row',
  limit: 3,
  direction: 'at least',
  async take({ isSmall }) {
    const invoices = isSmall ? 10_000 : 100_000
    await using bench = await openBench()
    await takeRound(bench, invoices / 5)
    const taken: Awaited<ReturnType<typeof takeRound>>[] = []
    for (let round = 0; round < rounds; round += 1) taken.push(await takeRound(bench, invoices))
    return {
      ratio: rounded(median(taken.map(({ first, second }) => first / second))),
      holds: taken.every(({ rowsWritten }) => rowsWritten === 0),
      figures: {
        invoices,
        pageSize,
        server: await describeServer(bench.db),
        firstSeconds: taken.map(({ first }) => rounded(first)),
        secondSeconds: taken.map(({ second }) => rounded(second)),
        rowsWritten: taken.map(({ rowsWritten }) => rowsWritten),
      },
    }
  },
}

async function takeRound({ db, connect, fetch }: Bench, invoices: number) {
  const integrationId = await connect(invoices)
  const { seconds: first } = await fetch(integrationId)
  const [{ before } = { before: '' }] = await db.prisma.$queryRaw<{ before: string }[]>`
    SELECT pg_current_xact_id()::text AS before`
  const { seconds: second, sync } = await fetch(integrationId)
  if (sync.unchanged !== invoices) throw new Error(`${sync.unchanged} of ${invoices} were unchanged`)
  // A row that was written or locked names the transaction, hot updates as well.
  const [{ rowsWritten } = { rowsWritten: Number.NaN }] = await db.prisma.$queryRaw<
    { rowsWritten: number }[]
  >`
    SELECT count(*)::int AS "rowsWritten" FROM invoices
    WHERE age(xmin) <= age(${before}::xid) OR (xmax <> 0 AND age(xmax) <= age(${before}::xid))`
  await db.prisma.$executeRaw`TRUNCATE invoices`
  return { first, second, rowsWritten }
}
