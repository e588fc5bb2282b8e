import { isDeep, tries } from '@collector/db/testing'
import type { LoggedRequest } from '@collector/simulators'
import { expect, test } from 'vitest'
import { createFleet } from '../harness/fleet.ts'
import { companyNames, startPlant } from '../harness/plant.ts'
import { companyOf, connect, requestRun, untilEnded } from '../harness/runs.ts'
import { expectWhole, sourceOf } from '../harness/source.ts'
import { tallyOf } from '../harness/tally.ts'

const processes = 4
const invoicesEach = tries(300, 10_000)
const pageSize = tries(25, 50)

/** The most requests that came within any window of this length. */
function mostWithin(requests: readonly LoggedRequest[], windowMs: number): number {
  const arrivals = requests.map(({ receivedAtMs }) => receivedAtMs).sort((a, b) => a - b)
  return Math.max(
    0,
    ...arrivals.map((at, index) => arrivals.slice(index).filter(other => other < at + windowMs).length),
  )
}

/** Requests by the company that their access token is of. */
function byCompany(requests: readonly LoggedRequest[]): LoggedRequest[][] {
  const companies = Map.groupBy(requests, ({ headers }) => {
    const [, claims = ''] = (headers['authorization'] ?? '').split('.')
    return JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')).tenantId
  })
  return [...companies.values()]
}

test(
  'RE-09 four processes that fetch for ten integrations stay below the limits of both providers, and are never refused',
  async context => {
    const count = tallyOf(context)
    await using plant = await startPlant()
    await using inside = await plant.open()
    await using fleet = createFleet(plant.environmentOf)
    const { db } = inside
    const { visma, fortnox } = plant
    visma.behaviour.maximumPageSize = pageSize
    Object.assign(fortnox.behaviour, { maximumLimit: pageSize, limitAboveMaximum: 'clamp' })
    const wanted = Array.from({ length: 10 }, (_, index) => ({
      app: index % 2 === 0 ? ('visma' as const) : ('fortnox' as const),
      company: companyNames[index % companyNames.length] ?? companyNames[0],
    }))
    for (const app of ['visma', 'fortnox'] as const)
      for (const company of companyNames)
        plant[app].companies.addInvoices(companyOf(plant, app, company).id, invoicesEach)
    const integrations = []
    for (const each of wanted) integrations.push({ ...each, id: await connect(plant, inside, each) })
    visma.clearRequests()
    fortnox.clearRequests()

    await Promise.all(Array.from({ length: processes }, () => fleet.start('worker')))
    const runs = await Promise.all(integrations.map(({ id }) => requestRun(inside, id)))
    for (const syncId of runs)
      expect(await untilEnded(db, syncId, tries(60_000, 900_000))).toMatchObject({ status: 'succeeded' })

    for (const { app, company, id } of integrations)
      await expectWhole(count, db, id, sourceOf(plant, app, companyOf(plant, app, company).id))
    const refused = [...visma.requests, ...fortnox.requests].filter(({ status }) => status === 429).length
    count('answers of 429', refused)
    expect(refused).toBe(0)
    const perCompany = byCompany(fortnox.requestsTo('/3/')).map(requests => mostWithin(requests, 5_000))
    expect(perCompany).toHaveLength(companyNames.length)
    for (const most of perCompany) expect(most).toBeLessThanOrEqual(25)
    for (const pathPrefix of ['/v2/customerinvoices', '/v2/customers'])
      expect(visma.counters.maxInWindow({ windowMs: 60_000, pathPrefix })).toBeLessThanOrEqual(600)
    // It was worth limiting.
    expect(Math.max(...perCompany)).toBeGreaterThan(isDeep ? 18 : 10)
    expect(fleet.fallen()).toBe(0)
  },
  tries(90_000, 1_200_000),
)
