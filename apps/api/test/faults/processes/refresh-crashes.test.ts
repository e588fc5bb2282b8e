import { tries } from '@collector/db/testing'
import { expect, test } from 'vitest'
import { createFleet, type Fleet } from '../harness/fleet.ts'
import { buildGates, type Gates } from '../harness/gates.ts'
import {
  endLeases,
  expireToken,
  isAlive,
  isFlagged,
  storedRefreshToken,
  tokenPath,
} from '../harness/grants.ts'
import { whileAsked } from '../harness/moments.ts'
import { companyNames, type Inside, type Plant, startPlant } from '../harness/plant.ts'
import { companyOf, connect, forgetTurns, giveBackJobs, requestRun, untilEnded } from '../harness/runs.ts'
import { tallyOf } from '../harness/tally.ts'
import { untilForgotten } from '../harness/traces.ts'
import { until } from '../harness/until.ts'

const [company] = companyNames

interface Stage {
  plant: Plant
  inside: Inside
  gates: Gates
  fleet: Fleet
}

async function kill(fleet: Fleet, { name }: { name: string }): Promise<string> {
  await fleet.named(name).kill()
  return name
}

/** Kills the worker that refreshes in one of the windows; answers which one it was. */
const windows = {
  'before the request is sent': async ({ gates, fleet }: Stage) => {
    await gates.close('leasing')
    return kill(fleet, await gates.arrival('leasing'))
  },
  'while the provider works on it': async ({ plant, gates, fleet }: Stage, syncId: string) => {
    await whileAsked(plant.visma, tokenPath)
    return kill(fleet, await gates.holder(syncId))
  },
  'after the answer, before it is stored': async ({ inside, gates, fleet }: Stage) => {
    await gates.close('renewing')
    const waiting = await gates.arrival('renewing')
    const name = await kill(fleet, waiting)
    await inside.db.queryable.query({ text: 'SELECT pg_terminate_backend($1)', values: [waiting.pid] })
    return name
  },
  'after it is stored': async ({ inside, gates, fleet }: Stage, syncId: string, integrationId: string) => {
    const version = async () =>
      (await inside.db.prisma.connection.findUniqueOrThrow({ where: { integrationId } })).tokenVersion
    const before = await version()
    await until('fresh tokens are stored', async () => (await version()) !== before, { everyMs: 1 })
    return kill(fleet, await gates.holder(syncId))
  },
}
type Window = keyof typeof windows

test(
  'OA-33 a grant outlives a process that is killed while it refreshes, or asks for its owner in the next fetch',
  async context => {
    const count = tallyOf(context)
    await using plant = await startPlant()
    await using inside = await plant.open()
    await using gates = await buildGates(inside.db)
    await using fleet = createFleet(plant.environmentOf)
    const stage: Stage = { plant, inside, gates, fleet }
    const { db } = inside
    const { visma } = plant
    const [client] = visma.clients
    if (!client) throw new Error('the simulator has no client')
    visma.companies.addInvoices(companyOf(plant, 'visma', company).id, 20)

    await fleet.start('worker')

    for (let round = 0; round < tries(1, 25); round += 1) {
      for (const window of Object.keys(windows) as Window[]) {
        client.refreshTokens = round % 4 === 1 ? 'reusable' : 'rotating'
        const integrationId = await connect(plant, inside, { app: 'visma', company })
        await expireToken(db, integrationId)
        visma.clearRequests()
        const standby = fleet.start('worker')
        const syncId = await requestRun(inside, integrationId)
        const killed = await windows[window](stage, syncId, integrationId)
        count('kills')
        await gates.openAll()
        await untilForgotten(db, killed)
        await endLeases(db)
        await giveBackJobs(db)
        await forgetTurns(db)
        await standby
        const run = await untilEnded(db, syncId)
        const mustWork =
          client.refreshTokens === 'reusable' ||
          window === 'before the request is sent' ||
          window === 'after it is stored'
        const outcome = (await isFlagged(db, integrationId)) ? 'flagged' : run.status
        if (outcome === 'flagged' && (await isAlive(visma, await storedRefreshToken(inside, integrationId))))
          count('wrong disconnections')
        expect(mustWork ? ['succeeded'] : ['succeeded', 'flagged'], window).toContain(outcome)
        if (outcome === 'succeeded') {
          await expireToken(db, integrationId)
          expect(await untilEnded(db, await requestRun(inside, integrationId))).toMatchObject({
            status: 'succeeded',
          })
        }
        await db.prisma.integration.delete({ where: { id: integrationId } })
      }
    }
    expect(fleet.fallen()).toBe(0)
    expect(context.task.meta.faults?.['wrong disconnections'] ?? 0).toBe(0)
  },
  tries(120_000, 1_800_000),
)
