import { describeServer } from '../harness/describe-server.ts'
import { median, rounded } from '../harness/median.ts'
import type { Bench } from '../harness/open-bench.ts'
import { fewIntegrations, openList, readList } from '../harness/read-list.ts'
import { seededId } from '../harness/seed-integrations.ts'
import type { Measure } from '../measure.ts'

const terms = 100
const rounds = 3

/** Three letters in a row from somewhere in a name: what a person has typed when the search begins. */
export const searchOfAMillion: Measure = {
  measure:
    'searching the list for three letters, 100 times others: median of 1,000,000 integrations / of 1,000',
  limit: 3,
  direction: 'at most',
  async take({ isSmall }) {
    const manyIntegrations = isSmall ? 20_000 : 1_000_000
    await using few = await openList(fewIntegrations)
    await using many = await openList(manyIntegrations)
    const searches = await termsOf(few)
    const taken: { few: number[]; many: number[] } = { few: [], many: [] }
    // The first round fills the caches of both.
    for (let round = 0; round <= rounds; round += 1)
      for (const search of searches)
        for (const [times, bench] of [
          [taken.few, few],
          [taken.many, many],
        ] as const) {
          const { items, milliseconds } = await readList(bench, { search })
          if (items.length === 0) throw new Error(`nothing was found for ${search}`)
          if (round > 0) times.push(milliseconds)
        }
    return {
      ratio: rounded(median(taken.many) / median(taken.few)),
      figures: {
        manyIntegrations,
        server: await describeServer(many.db),
        fewMs: timesOf(taken.few),
        manyMs: timesOf(taken.many),
      },
    }
  },
}

/** From names that both have, evenly spread. */
async function termsOf({ db }: Bench): Promise<string[]> {
  const places = Array.from({ length: terms }, (_, i) => seededId((i * fewIntegrations) / terms + 1))
  const named = await db.prisma.integration.findMany({
    where: { id: { in: places } },
    select: { name: true },
    orderBy: { id: 'asc' },
  })
  return named.map(({ name }, i) => {
    const runs = [...name.matchAll(/(?=(\p{L}{3}))/gu)].map(([, run]) => run ?? '')
    return runs[i % runs.length] ?? ''
  })
}

function timesOf(times: readonly number[]) {
  const sorted = times.toSorted((a, b) => a - b)
  return {
    median: rounded(median(times)),
    p95: rounded(sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN),
    longest: rounded(Math.max(...times)),
  }
}
