import { availableParallelism } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { syncQueue } from '@collector/domain'
import { createVismaSimulator, type VismaSimulator } from '@collector/simulators'
import { connect } from '../../../../packages/simulators/test/user-agent.ts'
import { median, rounded } from '../harness/median.ts'
import { type Bench, openBench } from '../harness/open-bench.ts'
import { startWorker } from '../harness/start-worker.ts'
import type { Measure } from '../measure.ts'

const integrations = 100
const latencyMs = 200

/** Of three pages for each company: with one, two processors are busy before four processes are. */
const invoicesPerCompany = 60
const rowsPerPage = 20

const rounds = 3
const warmUpMs = 4_000
const refillEveryMs = 250

/**
 * The provider's time, not ours, is what a fetch takes most of, and more processes have more fetches under way.
 * The queue is kept full, so that no process runs out of work before the others.
 */
export const workerProcesses: Measure = {
  measure:
    'fetches a second of 4 job processes / of 1, over 100 integrations at a Visma that takes 200 ms to answer',
  limit: 3.4,
  direction: 'at least',
  async take({ isSmall }) {
    const countedMs = isSmall ? 3_000 : 10_000
    const companies = Array.from({ length: integrations }, (_, i) => ({
      name: `Salong ${i} AB`,
      invoices: invoicesPerCompany,
      customers: rowsPerPage,
    }))
    const visma = await createVismaSimulator({ companies, behaviour: { maximumPageSize: rowsPerPage } })
    try {
      await using bench = await openBench()
      const integrationIds: string[] = []
      for (const { name } of companies) {
        const tokens = await connect(visma, { company: name })
        integrationIds.push(await bench.connect(tokens['access_token'] ?? ''))
      }
      const environment = { ...bench.environment, ...environmentOf(visma) }
      visma.behaviour.rateLimit = { requests: 1_000_000, windowSeconds: 60 }
      visma.behaviour.apiOutage = { kind: 'delay', ms: latencyMs }
      const take = (processes: number) =>
        fetchesPerSecond(bench, integrationIds, { environment, processes, countedMs })
      const taken: { one: number; four: number }[] = []
      for (let round = 0; round < (isSmall ? 1 : rounds); round += 1) {
        taken.push({ one: await take(1), four: await take(4) })
      }
      return {
        ratio: rounded(median(taken.map(({ one, four }) => four / one))),
        figures: {
          integrations,
          latencyMs,
          invoicesPerCompany,
          rowsPerPage,
          limitOfRequests: 'that of Visma is lifted',
          fetchesPerSecondOfOne: taken.map(({ one }) => rounded(one, 1)),
          fetchesPerSecondOfFour: taken.map(({ four }) => rounded(four, 1)),
          ...(await requestsOf(bench)),
          processors: availableParallelism(),
        },
      }
    } finally {
      await visma.close()
    }
  },
}

function environmentOf({ clients, identityUrl, apiUrl }: VismaSimulator): Record<string, string> {
  const [client] = clients
  if (!client) throw new Error('the simulator has no client')
  return {
    VISMA_CLIENT_ID: client.clientId,
    VISMA_CLIENT_SECRET: client.clientSecret,
    VISMA_IDENTITY_URL: identityUrl,
    VISMA_API_URL: apiUrl,
  }
}

async function fetchesPerSecond(
  bench: Bench,
  integrationIds: readonly string[],
  options: { environment: Record<string, string>; processes: number; countedMs: number },
): Promise<number> {
  await using workers = new AsyncDisposableStack()
  const started = Array.from({ length: options.processes }, () => startWorker(options.environment))
  for (const worker of await Promise.all(started)) workers.use(worker)
  await keepFull(bench, integrationIds, warmUpMs)
  const from = new Date()
  await keepFull(bench, integrationIds, options.countedMs)
  const to = new Date()
  while ((await bench.db.prisma.sync.count({ where: { activeFor: { not: null } } })) > 0)
    await sleep(refillEveryMs)
  const finishedAt = { gte: from, lt: to }
  const fetches = await bench.db.prisma.sync.count({ where: { status: 'succeeded', finishedAt } })
  const failed = await bench.db.prisma.sync.count({ where: { status: { not: 'succeeded' } } })
  if (failed > 0) throw new Error(`${failed} fetches did not succeed`)
  return (fetches * 1000) / (to.getTime() - from.getTime())
}

/** For that long, asks for a fetch of every integration that has none under way. */
async function keepFull(
  { db, boss }: Bench,
  integrationIds: readonly string[],
  forMs: number,
): Promise<void> {
  const until = Date.now() + forMs
  while (Date.now() < until) {
    const syncs = await db.prisma.sync.createManyAndReturn({
      data: integrationIds.map(id => ({ integrationId: id, activeFor: id, trigger: 'manual' as const })),
      skipDuplicates: true,
    })
    await boss.insert(
      syncQueue,
      syncs.map(({ id }) => ({ data: { syncId: id } })),
    )
    await sleep(refillEveryMs)
  }
}

/** What the fetches asked for, and how long they waited for their turns: not at all when the limit does not bind. */
async function requestsOf({ db }: Bench) {
  const { _avg, _sum } = await db.prisma.sync.aggregate({
    _avg: { requests: true },
    _sum: { waitedMs: true },
  })
  return { requestsPerFetch: rounded(_avg.requests ?? 0, 1), waitedForTurnsMs: _sum.waitedMs }
}
