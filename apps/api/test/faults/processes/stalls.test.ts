import { tries } from '@collector/db/testing'
import { expect, test } from 'vitest'
import { createFleet } from '../harness/fleet.ts'
import { buildGates } from '../harness/gates.ts'
import { whenAnswered, whileAsked } from '../harness/moments.ts'
import { companyNames, startPlant } from '../harness/plant.ts'
import { companyOf, connect, forgetTurns, giveBackJobs, requestRun, untilEnded } from '../harness/runs.ts'
import { expectWhole, sourceOf } from '../harness/source.ts'
import { tallyOf } from '../harness/tally.ts'
import { everythingOf, resumeAndSettle } from '../harness/traces.ts'

const [company] = companyNames
const list = '/v2/customerinvoices'

test(
  'RE-04 a worker that is stopped in the middle of a page, and goes on after another took over, writes no row',
  async context => {
    const count = tallyOf(context)
    await using plant = await startPlant({ visma: { behaviour: { maximumPageSize: 250 } } })
    await using inside = await plant.open()
    await using gates = await buildGates(inside.db)
    await using fleet = createFleet(plant.environmentOf)
    const { db } = inside
    const { visma } = plant
    const { id: companyId } = companyOf(plant, 'visma', company)
    visma.companies.addInvoices(companyId, 1_500)
    visma.behaviour.rateLimit = { requests: 1_000_000, windowSeconds: 60 }
    visma.faults.add({ match: { path: list }, fault: { kind: 'delay', ms: 30 } })
    await Promise.all([fleet.start('worker'), fleet.start('worker')])

    for (let round = 0; round < tries(3, 50); round += 1) {
      const integrationId = await connect(plant, inside, { app: 'visma', company })
      visma.clearRequests()
      const syncId = await requestRun(inside, integrationId)
      const stale = fleet.named((await gates.holder(syncId)).name)
      const since = round % 3
      if (round % 2 === 0) await whenAnswered(visma, list, { since, withinMs: 10 })
      else {
        await whenAnswered(visma, list, { since })
        await whileAsked(visma, list)
      }
      stale.stall()
      count('stalls')

      // What the stopped worker holds is no longer true: a row less, and others with another amount.
      const [gone, ...changed] = visma.companies
        .invoices(companyId)
        .filter((_, index) => index % 97 === round % 97)
      if (gone) visma.companies.removeInvoice(companyId, gone.Id)
      for (const { Id } of changed)
        visma.companies.updateInvoice(companyId, Id, { TotalAmountInvoiceCurrency: 1_000 + round })
      await giveBackJobs(db)
      await forgetTurns(db)
      expect(await untilEnded(db, syncId)).toMatchObject({ status: 'succeeded' })
      const again = await requestRun(inside, integrationId)
      expect(await untilEnded(db, again)).toMatchObject({ status: 'succeeded' })
      const before = await everythingOf(db, integrationId)

      await resumeAndSettle(db, stale)
      expect(await everythingOf(db, integrationId)).toBe(before)
      await expectWhole(count, db, integrationId, sourceOf(plant, 'visma', companyId))
      await db.prisma.integration.delete({ where: { id: integrationId } })
    }
    expect(fleet.fallen()).toBe(0)
  },
  tries(90_000, 900_000),
)
