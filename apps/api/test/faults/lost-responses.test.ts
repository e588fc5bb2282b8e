import { tries } from '@collector/db/testing'
import { syncInvoices } from '@collector/domain'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { expireToken, isFlagged } from './harness/grants.ts'
import { companyNames, startPlant } from './harness/plant.ts'
import { companyOf, connect, impatient, listPath, readRun, requestRun, servePages } from './harness/runs.ts'
import { expectWhole, sourceOf } from './harness/source.ts'
import { tallyOf } from './harness/tally.ts'

const [company] = companyNames
const lost = { kind: 'lostResponse' } as const

const plant = await startPlant()
const inside = await plant.open()
const { db } = inside
beforeEach(() => {
  for (const app of ['visma', 'fortnox'] as const) {
    plant[app].faults.clear()
    plant[app].clearRequests()
  }
})
afterAll(async () => {
  await inside[Symbol.asyncDispose]()
  await plant[Symbol.asyncDispose]()
})

const isLost = ({ faults }: { faults: string[] }) => faults.includes('lostResponse')

test.for(['visma', 'fortnox'] as const)(
  'no invoice is lost with the answers of %s that get lost on their way',
  { timeout: tries(60_000, 600_000) },
  async (app, context) => {
    const count = tallyOf(context)
    const { id: companyId } = companyOf(plant, app, company)
    servePages(plant, 50)
    plant[app].companies.addInvoices(companyId, 500)
    for (let round = 0; round < tries(2, 50); round += 1) {
      const integrationId = await connect(plant, inside, { app, company })
      const syncId = await requestRun(inside, integrationId)
      // Two in a row at most: a third makes a fetch end, and come back later.
      const stop = plant[app].companies.onPage(({ resource }) => {
        const [latest] = plant[app].requests.slice(-1)
        if (resource === 'customers' || (latest && isLost(latest)) || Math.random() < 0.5) return
        const times = Math.random() < 0.5 ? 1 : 2
        plant[app].faults.add({ match: { path: listPath[app] }, times, fault: lost })
      })
      await syncInvoices({ ctx: impatient(inside), input: { syncId } })
      stop()
      plant[app].faults.clear()
      count('lost responses', plant[app].requests.filter(isLost).length)
      plant[app].clearRequests()
      expect(await readRun(db, syncId)).toMatchObject({ status: 'succeeded' })
      await expectWhole(count, db, integrationId, sourceOf(plant, app, companyId))
      await db.prisma.integration.delete({ where: { id: integrationId } })
    }
  },
)

test.for([
  ['visma', 'a rotating token', 'asks for its owner at once'],
  ['visma', 'a reusable token', 'works'],
  ['fortnox', 'a rotating token', 'asks for its owner at once'],
  ['fortnox', 'a service account', 'works'],
] as const)(
  'OA-33 after an answer with fresh tokens that got lost, a grant of %s with %s %s',
  { timeout: tries(60_000, 600_000) },
  async ([app, kind, outcome], context) => {
    const count = tallyOf(context)
    const [client] = plant.visma.clients
    if (client) client.refreshTokens = kind === 'a reusable token' ? 'reusable' : 'rotating'
    const tokenPath = app === 'visma' ? '/connect/token' : '/oauth-v1/token'
    const run = async (id: string) => {
      const syncId = await requestRun(inside, id)
      await syncInvoices({ ctx: impatient(inside), input: { syncId } })
      return readRun(db, syncId)
    }
    for (let round = 0; round < tries(1, 25); round += 1) {
      const id = await connect(plant, inside, { app, company, serviceAccount: kind === 'a service account' })
      await expireToken(db, id)
      plant[app].clearRequests()
      plant[app].faults.add({ match: { path: tokenPath }, times: 1, fault: lost })
      expect(await run(id)).toMatchObject({ status: 'failed', failure: 'provider_unavailable' })
      count('lost responses', plant[app].requests.filter(isLost).length)
      if (await isFlagged(db, id)) count('wrong disconnections')
      expect(await isFlagged(db, id)).toBe(false)

      const again = await run(id)
      expect(plant[app].requestsTo(tokenPath)).toHaveLength(2)
      const { nextSyncAt } = await db.prisma.integration.findUniqueOrThrow({ where: { id } })
      if (outcome === 'works') expect(again).toMatchObject({ status: 'succeeded' })
      else
        expect([await isFlagged(db, id), again.failure, nextSyncAt]).toEqual([
          true,
          'reauthorization_required',
          null,
        ])
      await db.prisma.integration.delete({ where: { id } })
      await db.prisma.providerOutage.deleteMany()
    }
  },
)
