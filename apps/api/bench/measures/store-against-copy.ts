import { copyIn, copyOut } from '../harness/copy.ts'
import { describeServer } from '../harness/describe-server.ts'
import { median, rounded } from '../harness/median.ts'
import { type Bench, openBench } from '../harness/open-bench.ts'
import { pageSize } from '../harness/stub-provider.ts'
import type { Measure } from '../measure.ts'

const rounds = 3

/** COPY is the fastest way in: it checks, compares and counts nothing. */
export const storeAgainstCopy: Measure = {
  measure:
    'storing new invoices: rate of the sync engine / rate of COPY of the same rows into the same table',
  limit: 0.4,
  direction: 'at least',
  async take({ isSmall }) {
    const invoices = isSmall ? 10_000 : 100_000
    await using bench = await openBench()
    await takeRound(bench, invoices / 5)
    const taken: { engine: number; copy: number }[] = []
    for (let round = 0; round < rounds; round += 1) taken.push(await takeRound(bench, invoices))
    return {
      ratio: rounded(median(taken.map(({ engine, copy }) => copy / engine)), 3),
      figures: {
        invoices,
        pageSize,
        server: await describeServer(bench.db),
        engineSeconds: taken.map(({ engine }) => rounded(engine)),
        copySeconds: taken.map(({ copy }) => rounded(copy)),
        engineRowsPerSecond: Math.round(invoices / median(taken.map(({ engine }) => engine))),
        copyRowsPerSecond: Math.round(invoices / median(taken.map(({ copy }) => copy))),
      },
    }
  },
}

/** How long each takes to fill the empty table. */
async function takeRound(bench: Bench, invoices: number): Promise<{ engine: number; copy: number }> {
  const { seconds: engine } = await bench.fetch(await bench.connect(invoices))
  const connection = await bench.db.connect()
  try {
    const rows = await copyOut(connection, 'COPY invoices TO STDOUT')
    await connection.query('TRUNCATE invoices')
    const startedAt = performance.now()
    await copyIn(connection, 'COPY invoices FROM STDIN', rows)
    const copy = (performance.now() - startedAt) / 1000
    const stored = await bench.db.prisma.invoice.count()
    if (stored !== invoices) throw new Error(`${stored} of ${invoices} invoices were stored`)
    return { engine, copy }
  } finally {
    await connection.query('TRUNCATE invoices')
    await connection.release()
  }
}
