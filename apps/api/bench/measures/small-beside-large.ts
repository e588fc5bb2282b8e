import { setTimeout as sleep } from 'node:timers/promises'
import { createVismaProvider, type RateLimit } from '@collector/providers'
import { work } from '../../src/work.ts'
import { median, rounded } from '../harness/median.ts'
import { type Bench, openBench } from '../harness/open-bench.ts'
import { createStubProvider, unboundRateLimit } from '../harness/stub-provider.ts'
import type { Measure } from '../measure.ts'

const smallInvoices = 10
const runsAlone = 10
const lookEveryMs = 25

/**
 * One process works on both, and asks the provider for both. Taken twice: without a limit of requests the large
 * run leaves the process no rest, and with Visma's both runs wait for their turns.
 */
export const smallBesideLarge: Measure = {
  measure:
    'a run of 10 invoices from its request to its end, while one of 100,000 runs in the same process: seconds longer than alone',
  limit: 2,
  direction: 'at most',
  async take({ isSmall }) {
    const largeInvoices = isSmall ? 20_000 : 100_000
    const { rateLimit } = createVismaProvider({ clientId: '', clientSecret: '' }, () => new Date())
    const unlimited = await takeWith(unboundRateLimit, { largeInvoices, rounds: 3 })
    const limited = await takeWith(rateLimit, { largeInvoices, rounds: 1 })
    return {
      ratio: Math.max(unlimited.longestExtraSeconds, limited.longestExtraSeconds),
      figures: { smallInvoices, largeInvoices, withoutLimit: unlimited, withVismasLimit: limited },
    }
  },
}

async function takeWith(rateLimit: RateLimit, size: { largeInvoices: number; rounds: number }) {
  await using bench = await openBench(createStubProvider(rateLimit))
  await work(bench.ctx, bench.boss)
  const small = await bench.connect(smallInvoices)
  const alone: number[] = []
  while (alone.length < runsAlone) alone.push(await secondsOf(bench, small))
  const beside: number[] = []
  for (let round = 0; round < size.rounds; round += 1) {
    const large = await bench.request(await bench.connect(size.largeInvoices))
    while ((await statusOf(bench, large)) === 'queued') await sleep(lookEveryMs)
    while ((await statusOf(bench, large)) === 'running') beside.push(await secondsOf(bench, small))
    // The last one began beside the large run and ended without it.
    beside.pop()
  }
  return {
    runsBeside: beside.length,
    aloneSeconds: { median: rounded(median(alone)), longest: rounded(Math.max(...alone)) },
    besideSeconds: { median: rounded(median(beside)), longest: rounded(Math.max(...beside)) },
    longestExtraSeconds: rounded(Math.max(...beside) - median(alone)),
  }
}

/** How long it takes from the request of a run to its end. */
async function secondsOf(bench: Bench, integrationId: string): Promise<number> {
  const id = await bench.request(integrationId)
  for (;;) {
    const { status, createdAt, finishedAt } = await bench.db.prisma.sync.findUniqueOrThrow({ where: { id } })
    if (finishedAt && status !== 'succeeded') throw new Error(`a run has ${status}`)
    if (finishedAt) return (finishedAt.getTime() - createdAt.getTime()) / 1000
    await sleep(lookEveryMs)
  }
}

async function statusOf({ db }: Bench, id: string): Promise<string> {
  const { status } = await db.prisma.sync.findUniqueOrThrow({ where: { id } })
  return status
}
