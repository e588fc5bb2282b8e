import { setTimeout as sleep } from 'node:timers/promises'
import { tries } from '@collector/db/testing'
import { expect, test } from 'vitest'
import { createFleet, type Fleet, type Member } from '../harness/fleet.ts'
import { buildGates, type Gates } from '../harness/gates.ts'
import {
  endLeases,
  expireToken,
  isAlive,
  isFlagged,
  isSpent,
  onRefresh,
  storedRefreshToken,
  tokenPath,
} from '../harness/grants.ts'
import { whenAnswered, whileAsked } from '../harness/moments.ts'
import { companyNames, type Plant, startPlant } from '../harness/plant.ts'
import { companyOf, connect, forgetTurns, giveBackJobs, requestRun, untilEnded } from '../harness/runs.ts'
import { tallyOf } from '../harness/tally.ts'
import { connectionOf } from '../harness/traces.ts'

const [company] = companyNames

interface Stage {
  plant: Plant
  gates: Gates
  fleet: Fleet
}

/** Waits until a worker refreshes, and stops it at this moment; answers which one it was. */
const moments = {
  'before the request is sent': async ({ gates, fleet }: Stage) => {
    await gates.close('leasing')
    const worker = fleet.named((await gates.arrival('leasing')).name)
    worker.stall()
    return worker
  },
  'after it is sent': async ({ plant, gates, fleet }: Stage, syncId: string) => {
    plant.visma.faults.add({ match: onRefresh, times: 1, fault: { kind: 'delay', ms: 100 } })
    await whileAsked(plant.visma, tokenPath)
    const worker = fleet.named((await gates.holder(syncId)).name)
    worker.stall()
    return worker
  },
  'after the answer': async ({ plant, gates, fleet }: Stage, syncId: string) => {
    await whenAnswered(plant.visma, tokenPath, { withinMs: 4 })
    const worker = fleet.named((await gates.holder(syncId)).name)
    worker.stall()
    return worker
  },
} satisfies Record<string, (stage: Stage, syncId: string) => Promise<Member>>
type Moment = keyof typeof moments

test(
  'OA-32 a process that is stopped while it refreshes never puts an older token over a newer one',
  async context => {
    const count = tallyOf(context)
    await using plant = await startPlant()
    await using inside = await plant.open()
    await using gates = await buildGates(inside.db)
    await using fleet = createFleet(plant.environmentOf)
    const { db } = inside
    const { visma } = plant
    const [client] = visma.clients
    if (!client) throw new Error('the simulator has no client')
    visma.companies.addInvoices(companyOf(plant, 'visma', company).id, 20)
    await Promise.all([fleet.start('worker'), fleet.start('worker')])

    for (let round = 0; round < tries(2, 50); round += 1) {
      for (const moment of Object.keys(moments) as Moment[]) {
        client.refreshTokens = round % 4 === 1 ? 'reusable' : 'rotating'
        const integrationId = await connect(plant, inside, { app: 'visma', company })
        await expireToken(db, integrationId)
        visma.clearRequests()
        const syncId = await requestRun(inside, integrationId)
        const stale = await moments[moment]({ plant, gates, fleet }, syncId)
        count('stalls')
        await gates.openAll()
        await sleep(150)
        await endLeases(db)
        await giveBackJobs(db)
        await forgetTurns(db)
        const run = await untilEnded(db, syncId)

        const before = await connectionOf(db, integrationId)
        stale.resume()
        await sleep(700)
        if (run.status === 'succeeded') expect(await connectionOf(db, integrationId), moment).toEqual(before)
        const stored = await storedRefreshToken(inside, integrationId)
        const isFlaggedNow = await isFlagged(db, integrationId)
        if (client.refreshTokens === 'rotating' && !isFlaggedNow)
          expect(isSpent(visma, stored), moment).toBe(false)
        await expireToken(db, integrationId)
        const next = isFlaggedNow ? run : await untilEnded(db, await requestRun(inside, integrationId))
        const outcome = (await isFlagged(db, integrationId)) ? 'flagged' : next.status
        if (outcome === 'flagged' && (await isAlive(visma, stored))) count('wrong disconnections')
        expect(['succeeded', 'flagged'], moment).toContain(outcome)
        if (client.refreshTokens === 'reusable') expect(outcome, moment).toBe('succeeded')
        await db.prisma.integration.delete({ where: { id: integrationId } })
      }
    }
    expect(fleet.fallen()).toBe(0)
    expect(context.task.meta.faults?.['wrong disconnections'] ?? 0).toBe(0)
  },
  tries(120_000, 1_800_000),
)
