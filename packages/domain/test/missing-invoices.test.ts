import { ProviderError } from '@collector/providers'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { listInvoices, syncInvoices } from '../src/index.ts'
import { createSyncHarness, invoice } from './sync-harness.ts'

const it = await createSyncHarness()
beforeEach(it.reset)
afterAll(() => it.db.close())

const run = async (
  integrationId: string,
  options: { trigger?: 'manual' | 'schedule'; acceptMissing?: boolean } = {},
) => {
  const syncId = await it.requestRun(integrationId, options)
  await syncInvoices({ ctx: it.ctx, input: { syncId } })
  return it.db.prisma.sync.findUniqueOrThrow({ where: { id: syncId } })
}
const visible = () => it.db.prisma.invoice.count({ where: { missingSince: null } })
const manyInvoices = (count: number) =>
  Array.from({ length: count }, (_, i) => invoice({ number: String(i), externalId: `invoice-${i}` }))

test('RE-15 what a whole window no longer holds is hidden, and comes back when it does', async () => {
  const integrationId = await it.connect()
  const all = manyInvoices(250)
  it.books.invoices = all
  await run(integrationId)
  it.books.invoices = all.slice(3)
  expect(await run(integrationId)).toMatchObject({ status: 'succeeded', missing: 3, missingHeld: 0 })
  expect(await visible()).toBe(247)
  const ctx = { ...it.ctx, actor: { kind: 'user', id: '1', name: 'A', role: 'administrator' } as const }
  const page = await listInvoices({ ctx, input: { id: integrationId, limit: 100, cursor: undefined } })
  expect(page.items.some(({ id }) => id === 'invoice-0')).toBe(false)

  it.books.invoices = all
  expect(await run(integrationId)).toMatchObject({ missing: 0, added: 0, changed: 3, unchanged: 247 })
  expect(await visible()).toBe(250)
})

test('RE-15 what comes changed, in an older version or unreadable is not missing, beside what is', async () => {
  const integrationId = await it.connect()
  const all = manyInvoices(60)
  it.books.invoices = all
  await run(integrationId)
  const changed = all.slice(0, 20).map(each => ({ ...each, amount: '7.00' }))
  const older = all.slice(20, 40).map(each => ({ ...each, modifiedAt: new Date('2026-11-19T10:00:00Z') }))
  it.books.invoices = [...changed, ...older, ...all.slice(45)]
  it.books.quarantined = all.slice(40, 43).map(({ externalId }) => ({ externalId, reason: 'InvoiceDate' }))

  expect(await run(integrationId)).toMatchObject({ changed: 20, unchanged: 35, quarantined: 3, missing: 2 })

  const hidden = await it.db.prisma.invoice.findMany({
    where: { missingSince: { not: null } },
    orderBy: { externalId: 'asc' },
  })
  expect(hidden.map(({ externalId }) => externalId)).toEqual(['invoice-43', 'invoice-44'])
})

test('RE-15 a run of changes, one that failed and one that was taken over hide nothing', async () => {
  const integrationId = await it.connect()
  const all = manyInvoices(250)
  it.books.invoices = all
  await run(integrationId)
  it.books.invoices = all.slice(1)

  expect(await run(integrationId, { trigger: 'schedule' })).toMatchObject({ missing: 0 })
  it.books.beforePage = page => {
    if (page === 2) throw new ProviderError('malformed_answer')
  }
  expect(await run(integrationId)).toMatchObject({ status: 'failed', missing: 0 })
  it.books.beforePage = page => {
    if (page === 2) throw new Error('the process is killed')
  }
  const syncId = await it.requestRun(integrationId)
  await expect(syncInvoices({ ctx: it.ctx, input: { syncId } })).rejects.toThrow('killed')
  it.books.beforePage = () => {}
  await syncInvoices({ ctx: it.ctx, input: { syncId } })
  expect(await it.db.prisma.sync.findUniqueOrThrow({ where: { id: syncId } })).toMatchObject({
    status: 'succeeded',
    missing: 0,
  })
  expect(await visible()).toBe(250)
})

test('RE-15 a sudden loss of more than a fifth is held, until somebody asks for it', async () => {
  const integrationId = await it.connect()
  const all = manyInvoices(100)
  it.books.invoices = all
  await run(integrationId)
  it.books.invoices = all.slice(21)
  expect(await run(integrationId)).toMatchObject({ status: 'succeeded', missing: 0, missingHeld: 21 })
  expect(await visible()).toBe(100)
  // A run of changes does not answer the question.
  await run(integrationId, { trigger: 'schedule' })
  const { missingHeld } = await it.db.prisma.connection.findFirstOrThrow()
  expect(missingHeld).toBe(21)
  expect(await run(integrationId, { acceptMissing: true })).toMatchObject({ missing: 21, missingHeld: 0 })
  expect(await visible()).toBe(79)
})

test.each([2, 10])(
  'RE-15 an empty answer hides none of %i invoices, a deletion beside others is believed',
  async count => {
    const integrationId = await it.connect()
    it.books.invoices = manyInvoices(count)
    await run(integrationId)
    const all = it.books.invoices
    it.books.invoices = []
    expect(await run(integrationId)).toMatchObject({ status: 'succeeded', missing: 0, missingHeld: count })
    expect(await visible()).toBe(count)
    it.books.invoices = all.slice(1)
    expect(await run(integrationId)).toMatchObject({ missing: 1, missingHeld: 0 })
  },
)

test('RE-15 a row that cannot be read counts as there, and one without a name stops the hiding', async () => {
  const integrationId = await it.connect()
  it.books.invoices = manyInvoices(30)
  await run(integrationId)
  it.books.invoices = it.books.invoices.slice(2)
  it.books.quarantined = [{ externalId: 'invoice-0', reason: 'InvoiceDate' }]
  expect(await run(integrationId)).toMatchObject({ missing: 1, quarantined: 1 })
  it.books.invoices = it.books.invoices.slice(1)
  it.books.quarantined = [{ externalId: null, reason: 'Id' }]
  expect(await run(integrationId)).toMatchObject({ missing: 0 })
})

test('invoices that have left the window stay as they are', async () => {
  const integrationId = await it.connect(10)
  it.books.invoices = [invoice({ invoiceDate: '2026-11-14' }), invoice({ invoiceDate: '2026-11-20' })]
  await run(integrationId)
  it.setNow('2026-11-27T12:00:00Z')
  it.books.invoices = it.books.invoices.slice(1)
  expect(await run(integrationId)).toMatchObject({ missing: 0 })
  expect(await visible()).toBe(2)
  it.setNow('2026-11-24T12:00:00Z')
})

test('the reasons of rows that could not be read are kept, the first hundred of them', async () => {
  const integrationId = await it.connect()
  it.books.quarantined = Array.from({ length: 130 }, (_, i) => ({ externalId: `x${i}`, reason: 'DueDate' }))
  const sync = await run(integrationId)
  expect(sync.quarantined).toBe(130)
  expect(sync.quarantine).toEqual(it.books.quarantined.slice(0, 100))
})

test('after changed settings what is missing is meant to be, also when the first run fails', async () => {
  const integrationId = await it.connect()
  const all = manyInvoices(100)
  it.books.invoices = all
  await run(integrationId)
  await it.db.prisma.connection.updateMany({ data: { completeAsOf: null, wholeWindowAsOf: null } })
  it.books.beforePage = () => {
    throw new ProviderError('malformed_answer')
  }
  await run(integrationId, { acceptMissing: true })
  it.books.beforePage = () => {}
  it.books.invoices = all.slice(50)
  expect(await run(integrationId, { trigger: 'schedule' })).toMatchObject({ missing: 50, missingHeld: 0 })
})

test('a run that cannot tell leaves the question about held invoices open', async () => {
  const integrationId = await it.connect()
  it.books.invoices = manyInvoices(100)
  await run(integrationId)
  it.books.invoices = it.books.invoices.slice(50)
  await run(integrationId)
  it.books.quarantined = [{ externalId: null, reason: 'Id' }]
  await run(integrationId)
  expect(await it.db.prisma.connection.findFirstOrThrow()).toMatchObject({ missingHeld: 50 })
})

test('an invoice that the settings leave out is hidden when it is seen, in a run of changes as well', async () => {
  const integrationId = await it.connect()
  it.books.invoices = manyInvoices(3)
  await run(integrationId)
  it.books.invoices = []
  it.books.unwanted = ['invoice-1']
  expect(await run(integrationId, { trigger: 'schedule' })).toMatchObject({ missing: 1 })
  expect(await visible()).toBe(2)
})
