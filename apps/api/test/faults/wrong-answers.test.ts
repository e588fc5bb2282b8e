import { tries } from '@collector/db/testing'
import { syncInvoices } from '@collector/domain'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import {
  callApi as callFortnox,
  connect as connectFortnox,
} from '../../../../packages/simulators/test/fortnox-agent.ts'
import {
  callApi as callVisma,
  connect as connectVisma,
} from '../../../../packages/simulators/test/user-agent.ts'
import { mutationsOf } from './harness/mutations.ts'
import { companyNames, startPlant } from './harness/plant.ts'
import { companyOf, connect, impatient, listPath, readRun, requestRun, servePages } from './harness/runs.ts'
import { compare, expectWhole, sourceOf, storedOf } from './harness/source.ts'
import { tallyOf } from './harness/tally.ts'

const [company] = companyNames
const plant = await startPlant()
const inside = await plant.open()
const { db } = inside
servePages(plant, 500)
afterAll(async () => {
  await inside[Symbol.asyncDispose]()
  await plant[Symbol.asyncDispose]()
})

/** One whole page as the provider sends it, in the order of the numbers. */
async function pageOf(app: 'visma' | 'fortnox'): Promise<Record<string, unknown>> {
  if (app === 'visma') {
    const { access_token } = await connectVisma(plant.visma, { company })
    return (await callVisma(plant.visma, `${listPath.visma}?$orderby=InvoiceNumber`, access_token)).body
  }
  const { access_token } = await connectFortnox(plant.fortnox, { company })
  const path = `${listPath.fortnox}?sortby=documentnumber&sortorder=ascending`
  return (await callFortnox(plant.fortnox, path, access_token)).body
}

test.for(['visma', 'fortnox'] as const)(
  'RE-12 of a wrong answer of %s nothing is believed but whole invoices, and the next good one mends everything',
  { timeout: tries(60_000, 2_400_000) },
  async (app, context) => {
    const count = tallyOf(context)
    const { id: companyId } = companyOf(plant, app, company)
    plant[app].companies.addInvoices(companyId, 8)
    const source = sourceOf(plant, app, companyId)
    const integrationId = await connect(plant, inside, { app, company })
    const run = async () => {
      const syncId = await requestRun(inside, integrationId)
      await syncInvoices({ ctx: impatient(inside), input: { syncId } })
      return readRun(db, syncId)
    }

    await fc.assert(
      fc.asyncProperty(mutationsOf(app, await pageOf(app)), async ({ body, isBelievable, brokenRows }) => {
        plant[app].faults.add({
          match: { path: listPath[app] },
          times: 1,
          fault: { kind: 'wrongBody', body },
        })
        const wrong = await run()
        count('wrong answers')
        const stored = await storedOf(db, integrationId)
        const { lost, doubled, wrong: partial } = compare(stored, source)
        count('rows doubled', doubled)
        count('rows wrong', partial.length)
        expect([doubled, partial]).toEqual([0, []])
        const broken = brokenRows.map(index => source[index]?.number)
        if (isBelievable) expect([wrong.status, lost]).toEqual(['succeeded', broken])
        else expect([wrong.status, wrong.failure, stored]).toEqual(['failed', 'malformed_answer', []])

        expect(await run()).toMatchObject({ status: 'succeeded', quarantined: 0 })
        await expectWhole(count, db, integrationId, source)
        await db.prisma.invoice.deleteMany({ where: { integrationId } })
      }),
      { numRuns: tries(30, 5_000) },
    )
  },
)
