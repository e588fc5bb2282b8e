import { isDeep, tries } from '@collector/db/testing'
import { expect, test } from 'vitest'
import { createFleet, type Fleet } from '../harness/fleet.ts'
import { buildGates, type Gates } from '../harness/gates.ts'
import { atRandom, whileAsked } from '../harness/moments.ts'
import { companyNames, type Inside, type Plant, startPlant } from '../harness/plant.ts'
import { expectPrefix } from '../harness/prefix.ts'
import {
  companyOf,
  connect,
  forgetTurns,
  giveBackJobs,
  readRun,
  requestRun,
  untilJobDone,
} from '../harness/runs.ts'
import { expectWhole, type SourceRow, sourceOf } from '../harness/source.ts'
import { type Tally, tallyOf } from '../harness/tally.ts'
import { until } from '../harness/until.ts'

const [company] = companyNames
const list = '/v2/customerinvoices'

/** When a worker is killed; a run goes through all of them, in this order. */
const points = [
  'at any time',
  'parsed',
  'before a page is fetched',
  'written',
  'at any time',
  'committing',
  'after a page is stored',
  'ending',
  'completing',
] as const
type Point = (typeof points)[number]
const shortPoints: Point[] = [
  'at any time',
  'before a page is fetched',
  'written',
  'committing',
  'completing',
]

test(
  'RE-01 RE-03 workers killed at every point of a run, again and again, lose nothing and double nothing',
  async context => {
    const count = tallyOf(context)
    await using plant = await startPlant({ visma: { behaviour: { maximumPageSize: 250 } } })
    await using inside = await plant.open()
    await using gates = await buildGates(inside.db)
    await using fleet = createFleet(plant.environmentOf)
    const { id: companyId } = companyOf(plant, 'visma', company)
    plant.visma.companies.addInvoices(companyId, tries(3_000, 10_000))
    plant.visma.behaviour.rateLimit = { requests: 1_000_000, windowSeconds: 60 }
    plant.visma.faults.add({ match: { path: list }, fault: { kind: 'delay', ms: 50 } })
    const source = sourceOf(plant, 'visma', companyId)
    const stage: Stage = { count, plant, inside, gates, fleet, source }

    for (let round = 0; round < tries(1, 20); round += 1) await killThroughRun(stage)
    expect(fleet.fallen()).toBe(0)
  },
  tries(120_000, 2_400_000),
)

interface Stage {
  count: Tally
  plant: Plant
  inside: Inside
  gates: Gates
  fleet: Fleet
  source: SourceRow[]
}

async function killThroughRun(stage: Stage): Promise<void> {
  const { count, plant, inside, gates, fleet, source } = stage
  const { db } = inside
  if (fleet.alive().length === 0) await fleet.start('worker')
  const integrationId = await connect(plant, inside, { app: 'visma', company })
  const syncId = await requestRun(inside, integrationId)
  let attempt = 1
  for (const point of isDeep ? points : shortPoints) {
    const standby = fleet.start('worker')
    const holder = await gates.holder(syncId, attempt)
    await reach(point, stage, syncId)
    await fleet.named(holder.name).kill()
    count('kills')
    await expectPrefix(count, db, syncId, source)
    await gates.openAll()
    await expectPrefix(count, db, syncId, source)
    await giveBackJobs(db)
    await forgetTurns(db)
    attempt = holder.attempt + 1
    await standby
  }
  await untilJobDone(db, syncId)
  for (const worker of isDeep ? fleet.alive() : []) {
    await worker.kill()
    count('kills')
  }
  expect(await readRun(db, syncId)).toMatchObject({ status: 'succeeded', seen: source.length })
  expect(await db.prisma.event.count({ where: { integrationId, type: 'sync.succeeded' } })).toBe(1)
  const { status, attentionReason } = await db.prisma.integration.findUniqueOrThrow({
    where: { id: integrationId },
  })
  if (attentionReason !== null) count('wrong disconnections')
  expect(status).toBe('connected')
  await expectWhole(count, db, integrationId, source)
  await db.prisma.integration.delete({ where: { id: integrationId } })
}

/** Waits until the worker is at this point. */
async function reach(point: Point, { plant, inside, gates }: Stage, syncId: string): Promise<void> {
  const { visma } = plant
  switch (point) {
    case 'at any time':
      return atRandom(500)
    case 'before a page is fetched':
      return void (await whileAsked(visma, list))
    case 'after a page is stored': {
      const { pages } = await readRun(inside.db, syncId)
      await until('one more page is stored', async () => (await readRun(inside.db, syncId)).pages > pages, {
        everyMs: 1,
      })
      return
    }
    default:
      await gates.close(point)
      await gates.arrival(point)
  }
}
