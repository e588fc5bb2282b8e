import { interruptSync, listApps } from '@collector/domain'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { administratorOf } from './harness/administrator.ts'
import { companyNames, startPlant } from './harness/plant.ts'
import { companyOf, connect, requestRun, servePages } from './harness/runs.ts'
import { tallyOf } from './harness/tally.ts'

const [company] = companyNames
const plant = await startPlant()
const inside = await plant.open()
const administrator = administratorOf(inside)
const { visma } = plant
const { id: companyId } = companyOf(plant, 'visma', company)
servePages(plant, 500)
visma.companies.addInvoices(companyId, 30)

let id: string
beforeEach(async () => {
  id = await connect(plant, inside, { app: 'visma', company })
})
afterAll(async () => {
  await inside[Symbol.asyncDispose]()
  await plant[Symbol.asyncDispose]()
})

test('RE-31 a run whose worker died for good can be seen by the administrator', async context => {
  const syncId = await requestRun(inside, id)
  await interruptSync({ ctx: inside.ctx, input: { syncId } })
  expect((await administrator.look(id)).lastSync).toMatchObject({ status: 'failed', failure: 'interrupted' })
  tallyOf(context)('faults shown')
})

test('RE-31 an app that is no longer configured can be seen by the administrator', async context => {
  await administrator.run(id, { providers: {} })
  expect((await administrator.look(id)).lastSync).toMatchObject({
    status: 'failed',
    failure: 'configuration',
  })
  tallyOf(context)('faults shown')
})

test('RE-31 a row that cannot be read can be seen by the administrator', async context => {
  const [first] = visma.companies.invoices(companyId)
  visma.companies.updateInvoice(companyId, first?.Id ?? '', { TotalAmountInvoiceCurrency: 1e15 })
  await administrator.run(id)
  expect((await administrator.look(id)).record).toMatchObject({
    status: 'succeeded',
    quarantined: 1,
    quarantinedRows: [{ externalId: first?.Id, reason: 'TotalAmountInvoiceCurrency' }],
  })
  tallyOf(context)('faults shown')
})

test('RE-31 invoices that vanish by the dozen can be seen by the administrator', async context => {
  await administrator.run(id)
  for (const { Id } of visma.companies.invoices(companyId).slice(5, 25))
    visma.companies.removeInvoice(companyId, Id)
  await administrator.run(id)
  const { lastSync } = await administrator.look(id)
  expect(lastSync).toMatchObject({ status: 'succeeded', missing: 0, missingHeld: 20 })
  tallyOf(context)('faults shown')
})

test('RE-31 fetches that keep failing ask for attention, and a provider that is down is named', async context => {
  const other = await connect(plant, inside, { app: 'visma', company })
  visma.faults.add({ match: { path: '/v2/' }, fault: { kind: 'status', status: 503 } })
  for (let failure = 0; failure < 4; failure += 1) await administrator.run(id)
  await administrator.run(other)
  expect(await administrator.look(id)).toMatchObject({
    status: 'attention',
    attentionReason: 'sync_failing',
  })
  const [app] = (await listApps({ ctx: administrator.ctx })).items
  expect(app?.unavailableSince).toMatch(/^20/)
  tallyOf(context)('faults shown', 2)
})
