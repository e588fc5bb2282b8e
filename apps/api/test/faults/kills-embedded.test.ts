import { setTimeout as sleep } from 'node:timers/promises'
import { tries } from '@collector/db/testing'
import { expect, test } from 'vitest'
import { createFleet } from './harness/fleet.ts'
import { atRandom, whenAnswered, whileAsked } from './harness/moments.ts'
import { companyNames, startPlant } from './harness/plant.ts'
import { expectPrefix } from './harness/prefix.ts'
import { companyOf, connect, forgetTurns, giveBackJobs, readRun, requestRun } from './harness/runs.ts'
import { expectWhole, sourceOf } from './harness/source.ts'
import { tallyOf } from './harness/tally.ts'
import { until } from './harness/until.ts'

const [company] = companyNames
const list = '/v2/customerinvoices'
const kills = tries(3, 21)

test(
  'RE-01 RE-03 a process with a database of its own, killed again and again, loses nothing and doubles nothing',
  async context => {
    const count = tallyOf(context)
    await using plant = await startPlant({ on: 'directory', visma: { behaviour: { maximumPageSize: 250 } } })
    await using fleet = createFleet(plant.environmentOf)
    const { visma } = plant
    const { id: companyId } = companyOf(plant, 'visma', company)
    visma.companies.addInvoices(companyId, 3_000)
    visma.behaviour.rateLimit = { requests: 1_000_000, windowSeconds: 60 }
    visma.faults.add({ match: { path: list }, fault: { kind: 'delay', ms: 10 } })
    const source = sourceOf(plant, 'visma', companyId)
    const begun = [await begin()]
    const moments = [
      () => atRandom(500),
      () => whileAsked(visma, list),
      () => whenAnswered(visma, list, { since: 3, withinMs: 40 }),
    ]

    for (let kill = 0; kill < kills; kill += 1) {
      visma.clearRequests()
      const worker = await fleet.start('worker')
      const moment = whenAnswered(visma, list).then(
        async () => void (await moments[kill % moments.length]?.()),
      )
      // A run that is about to end may never come to the moment.
      await Promise.race([moment.catch(() => {}), sleep(4_000)])
      await worker.kill()
      count('kills')
      if (await isRead()) begun.push(await begin())
    }

    for (let ends = 0; ends < 5 && !(await isEverythingEnded()); ends += 1) {
      const worker = await fleet.start('worker')
      await until('nothing is asked for any more', async () => {
        const before = visma.requests.length
        await sleep(700)
        return visma.requests.length === before
      })
      expect(await worker.stop()).toBe(0)
    }
    await using inside = await plant.open()
    for (const { integrationId, syncId } of begun) {
      expect(await readRun(inside.db, syncId)).toMatchObject({ status: 'succeeded', seen: source.length })
      await expectWhole(count, inside.db, integrationId, source)
    }

    async function begin() {
      await using inside = await plant.open()
      const integrationId = await connect(plant, inside, { app: 'visma', company })
      return { integrationId, syncId: await requestRun(inside, integrationId) }
    }

    /** Looks after a kill, and gives what is left of the work back; answers whether the newest run is read. */
    async function isRead() {
      await using inside = await plant.open()
      for (const { syncId } of begun) await expectPrefix(count, inside.db, syncId, source)
      await giveBackJobs(inside.db)
      await forgetTurns(inside.db)
      const { pages, cursor } = await readRun(inside.db, begun.at(-1)?.syncId ?? '')
      return pages > 0 && cursor === null
    }

    async function isEverythingEnded() {
      await using inside = await plant.open()
      await giveBackJobs(inside.db)
      return (await inside.db.prisma.sync.count({ where: { activeFor: { not: null } } })) === 0
    }
  },
  tries(120_000, 900_000),
)
