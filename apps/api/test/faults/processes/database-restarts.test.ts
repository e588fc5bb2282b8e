import { setTimeout as sleep } from 'node:timers/promises'
import {
  findPostgresPrograms,
  isDeep,
  type PostgresServer,
  startPostgresServer,
  tries,
} from '@collector/db/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createFleet } from '../harness/fleet.ts'
import { buildGates } from '../harness/gates.ts'
import { whenAnswered } from '../harness/moments.ts'
import { companyNames, startPlant } from '../harness/plant.ts'
import {
  companyOf,
  connect,
  forgetTurns,
  giveBackJobs,
  readRun,
  requestRun,
  servePages,
  untilEnded,
} from '../harness/runs.ts'
import { administratorAt, startServer } from '../harness/servers.ts'
import { expectWhole, sourceOf } from '../harness/source.ts'
import { tallyOf } from '../harness/tally.ts'
import { until } from '../harness/until.ts'

const [company] = companyNames
const list = '/v2/customerinvoices'
const cannotRestart = findPostgresPrograms() === undefined
const ways = ['fast', 'immediate'] as const

let server: PostgresServer
beforeAll(async () => {
  if (!cannotRestart) server = await startPostgresServer()
}, 60_000)
afterAll(async () => {
  if (!cannotRestart) await server.stop()
})

test.skipIf(cannotRestart)(
  'RE-19 a worker lives through restarts of the database, and its fetch then ends with every invoice',
  async context => {
    const count = tallyOf(context)
    await using plant = await startPlant({ on: server.url })
    await using inside = await plant.open()
    await using fleet = createFleet(plant.environmentOf)
    const { db } = inside
    const { visma } = plant
    const { id: companyId } = companyOf(plant, 'visma', company)
    servePages(plant, 100)
    visma.companies.addInvoices(companyId, 2_000)
    visma.faults.add({ match: { path: list }, fault: { kind: 'delay', ms: 20 } })
    const source = sourceOf(plant, 'visma', companyId)
    await fleet.start('worker')

    for (let round = 0; round < tries(1, 10); round += 1) {
      const integrationId = await connect(plant, inside, { app: 'visma', company })
      const syncId = await requestRun(inside, integrationId)
      for (const way of ways) {
        visma.clearRequests()
        await whenAnswered(visma, list, { since: 2, withinMs: 100 })
        await server.restart(way, tries(300, 1_000))
        count('database restarts')
        await until('the database is back', () =>
          db.ping().then(
            () => true,
            () => false,
          ),
        )
        const run = await readRun(db, syncId)
        expect(run.status).toBe('running')
        expect(await db.prisma.invoice.count({ where: { integrationId } })).toBe(run.seen)
        await giveBackJobs(db)
        await forgetTurns(db)
      }
      expect(await untilEnded(db, syncId)).toMatchObject({ status: 'succeeded', seen: source.length })
      await expectWhole(count, db, integrationId, source)
      await db.prisma.integration.delete({ where: { id: integrationId } })
    }
    count('processes that fell', fleet.fallen())
    expect(fleet.fallen()).toBe(0)
  },
  tries(60_000, 900_000),
)

test.skipIf(cannotRestart)(
  'RE-19 the HTTP process lives through restarts of the database, and answers again within ten seconds',
  async context => {
    const count = tallyOf(context)
    await using plant = await startPlant({ on: server.url })
    await using inside = await plant.open()
    await using fleet = createFleet(plant.environmentOf)
    const { origin } = await startServer(fleet)
    const [admin] = await administratorAt(inside, [origin])
    if (!admin) throw new Error('nobody is logged in')
    let isOver = false
    const answers: { at: number; status: number }[] = []
    const ask = async (path: string) => {
      const status = await admin.raw('GET', path).then(
        answer => answer.status,
        () => 0,
      )
      answers.push({ at: Date.now(), status })
      return status
    }
    const askAgainAndAgain = async (path: string) => {
      for (; !isOver; await sleep(50)) await ask(path)
    }
    const askers = ['/integrations', '/session', '/integrations/counts'].map(askAgainAndAgain)

    for (let round = 0; round < tries(1, 10); round += 1) {
      for (const way of ways) {
        await server.restart(way, 500)
        count('database restarts')
        const backAt = Date.now()
        await until('an answer is good again', async () => (await ask('/integrations')) === 200)
        expect(Date.now() - backAt).toBeLessThan(10_000)
        await sleep(500)
        const latest = answers.filter(({ at }) => at > Date.now() - 300)
        expect(latest.filter(({ status }) => status !== 200)).toEqual([])
      }
    }
    isOver = true
    await Promise.all(askers)
    expect([...new Set(answers.map(({ status }) => status))].sort()).toEqual([200, 503])
    count('processes that fell', fleet.fallen())
    expect(fleet.fallen()).toBe(0)
  },
  tries(60_000, 600_000),
)

test.skipIf(cannotRestart || !isDeep)(
  'RE-19 a commit that takes longer than a transaction may does not end the process',
  async context => {
    const count = tallyOf(context)
    await using plant = await startPlant({ on: server.url })
    await using inside = await plant.open()
    await using gates = await buildGates(inside.db)
    await using fleet = createFleet(plant.environmentOf)
    const { id: companyId } = companyOf(plant, 'visma', company)
    plant.visma.companies.addInvoices(companyId, 1_200)
    const integrationId = await connect(plant, inside, { app: 'visma', company })
    const syncId = await requestRun(inside, integrationId)
    await fleet.start('worker')
    await gates.close('committing')
    await gates.arrival('committing')
    await sleep(12_500)
    await gates.openAll()
    await sleep(1_000)
    await giveBackJobs(inside.db)
    expect(await untilEnded(inside.db, syncId)).toMatchObject({ status: 'succeeded' })
    await expectWhole(count, inside.db, integrationId, sourceOf(plant, 'visma', companyId))
    count('processes that fell', fleet.fallen())
    expect(fleet.fallen()).toBe(0)
  },
  60_000,
)
