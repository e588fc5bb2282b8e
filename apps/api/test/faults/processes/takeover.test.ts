import { isDeep } from '@collector/db/testing'
import { expect, test } from 'vitest'
import { createFleet } from '../harness/fleet.ts'
import { buildGates } from '../harness/gates.ts'
import { whileAsked } from '../harness/moments.ts'
import { companyNames, startPlant } from '../harness/plant.ts'
import { companyOf, connect, requestRun, untilEnded } from '../harness/runs.ts'
import { expectWhole, sourceOf } from '../harness/source.ts'
import { tallyOf } from '../harness/tally.ts'
import { everythingOf, resumeAndSettle } from '../harness/traces.ts'

const [company] = companyNames
const list = '/v2/customerinvoices'
const longestMs = 120_000

test.skipIf(!isDeep)(
  'RE-05 runs of workers that are killed, stopped, or stopped inside a transaction are taken up within two minutes',
  async context => {
    const count = tallyOf(context)
    await using plant = await startPlant()
    await using inside = await plant.open()
    await using gates = await buildGates(inside.db)
    await using fleet = createFleet(plant.environmentOf)
    const { db } = inside
    const { visma } = plant
    const { id: companyId } = companyOf(plant, 'visma', company)
    visma.companies.addInvoices(companyId, 1_500)
    visma.faults.add({ match: { path: list }, fault: { kind: 'delay', ms: 50 } })

    const ends = {
      killed: async () => void (await whileAsked(visma, list)),
      stopped: async () => void (await whileAsked(visma, list)),
      'stopped inside a transaction': async () => {
        await gates.close('written')
        await gates.arrival('written')
      },
    }
    const left = []
    for (const [end, reach] of Object.entries(ends)) {
      const integrationId = await connect(plant, inside, { app: 'visma', company })
      const syncId = await requestRun(inside, integrationId)
      const worker = await fleet.start('worker')
      await gates.holder(syncId)
      await reach()
      if (end === 'killed') await worker.kill()
      else worker.stall()
      count(end === 'killed' ? 'kills' : 'stalls')
      left.push({ end, worker, integrationId, syncId, at: Date.now() })
      await gates.openAll()
    }

    await fleet.start('worker')
    for (const { end, syncId, at } of left) {
      const next = await gates.holder(syncId, 2, longestMs + 30_000)
      expect(next.at.getTime() - at, end).toBeLessThan(longestMs)
      expect(await untilEnded(db, syncId), end).toMatchObject({ status: 'succeeded' })
    }
    for (const { end, worker, integrationId } of left) {
      const before = await everythingOf(db, integrationId)
      if (end !== 'killed') await resumeAndSettle(db, worker)
      expect(await everythingOf(db, integrationId), end).toBe(before)
      await expectWhole(count, db, integrationId, sourceOf(plant, 'visma', companyId))
    }
  },
  300_000,
)
