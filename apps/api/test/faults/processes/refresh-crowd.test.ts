import { isDeep, tries } from '@collector/db/testing'
import { expect, test } from 'vitest'
import { createFleet } from '../harness/fleet.ts'
import { expireToken, onRefresh } from '../harness/grants.ts'
import { companyNames, startPlant } from '../harness/plant.ts'
import { companyOf, connect, forgetTurns } from '../harness/runs.ts'
import { administratorAt, startServer } from '../harness/servers.ts'
import { tallyOf } from '../harness/tally.ts'

const [company] = companyNames
const processes = 4
const callsEach = 25
const delaysMs = isDeep ? [...Array.from({ length: 20 }, () => 0), 2_000, 2_000, 2_000, 15_000] : [0, 700]

test(
  'OA-31 a hundred callers in four processes with an expired token make one token request, however slow it is',
  async context => {
    const count = tallyOf(context)
    await using plant = await startPlant()
    await using inside = await plant.open()
    await using fleet = createFleet(plant.environmentOf)
    const { visma } = plant
    visma.companies.addInvoices(companyOf(plant, 'visma', company).id, 20)
    visma.behaviour.rateLimit = { requests: 1_000_000, windowSeconds: 60 }
    const integrationId = await connect(plant, inside, { app: 'visma', company })
    const servers = await Promise.all(Array.from({ length: processes }, () => startServer(fleet)))
    const people = await administratorAt(
      inside,
      servers.map(({ origin }) => origin),
    )

    for (const ms of delaysMs) {
      await expireToken(inside.db, integrationId)
      await forgetTurns(inside.db)
      visma.clearRequests()
      visma.faults.add({ match: onRefresh, times: 1, fault: { kind: 'delay', ms } })
      const answers = await Promise.all(
        people.flatMap(person =>
          Array.from({ length: callsEach }, () =>
            person.raw('POST', `/integrations/${integrationId}/sync-preview`, { json: {} }),
          ),
        ),
      )
      expect(answers.map(({ status, text }) => (status === 200 ? 'ok' : text))).toEqual(
        Array.from({ length: processes * callsEach }, () => 'ok'),
      )
      const requests = visma.requestsTo('/connect/token').length
      count('token requests beyond one', requests - 1)
      expect(requests, `with a delay of ${ms} ms`).toBe(1)
    }
    expect(visma.grants()).toHaveLength(1)
    expect(fleet.fallen()).toBe(0)
  },
  tries(60_000, 600_000),
)
