import { tries } from '@collector/db/testing'
import { syncInvoices } from '@collector/domain'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { bookOf, edits } from './harness/book.ts'
import { companyNames, startPlant } from './harness/plant.ts'
import { companyOf, connect, impatient, readRun, requestRun, servePages } from './harness/runs.ts'
import { expectWhole, sourceOf, storedOf } from './harness/source.ts'
import { tallyOf } from './harness/tally.ts'

const [company] = companyNames

const plant = await startPlant()
const inside = await plant.open()
const { db } = inside
const ctx = impatient(inside)
servePages(plant, 40)
afterAll(async () => {
  await inside[Symbol.asyncDispose]()
  await plant[Symbol.asyncDispose]()
})

/** Something that happens to the books just before a page is put together. */
const drift = fc.record({
  page: fc.integer({ min: 1, max: 12 }),
  kind: fc.constantFrom(...edits),
  place: fc.double({ min: 0, max: 0.999, noNaN: true }),
})

test.for(['visma', 'fortnox'] as const)(
  'RE-13 whatever happens to the invoices of %s between two pages, none that stayed is missed and none is doubled',
  { timeout: tries(60_000, 900_000) },
  async (app, context) => {
    const count = tallyOf(context)
    const book = bookOf(plant, app, company, 300)
    const source = () => sourceOf(plant, app, companyOf(plant, app, company).id)

    await fc.assert(
      fc.asyncProperty(fc.array(drift, { minLength: 1, maxLength: 8 }), async drifts => {
        const integrationId = await connect(plant, inside, { app, company })
        const kept = new Set(book.ids())
        let page = 0
        const stop = plant[app].companies.onPage(({ resource }) => {
          if (resource === 'customers') return
          page += 1
          for (const { kind, place } of drifts.filter(each => each.page === page)) {
            const touched = book.edit(kind, place)
            if (touched && (kind === 'remove' || kind === 'leave')) kept.delete(touched)
            count('page drifts')
          }
        })
        const during = await requestRun(inside, integrationId)
        await syncInvoices({ ctx, input: { syncId: during } })
        stop()
        expect(await readRun(db, during)).toMatchObject({ status: 'succeeded' })
        const stored = await storedOf(db, integrationId)
        const ids = new Set(stored.map(({ id }) => id))
        const missed = [...kept].filter(id => !ids.has(id))
        count('rows compared', kept.size)
        count('rows lost', missed.length)
        count('rows doubled', stored.length - new Set(stored.map(({ number }) => number)).size)
        expect(missed).toEqual([])

        const after = await requestRun(inside, integrationId)
        await syncInvoices({ ctx, input: { syncId: after } })
        const { status, windowFrom } = await readRun(db, after)
        expect(status).toBe('succeeded')
        const from = windowFrom?.toISOString().slice(0, 10) ?? ''
        const inWindow = source().filter(({ invoiceDate }) => (invoiceDate ?? '') >= from)
        await expectWhole(count, db, integrationId, inWindow)
        await db.prisma.integration.delete({ where: { id: integrationId } })
      }),
      { numRuns: tries(6, 100) },
    )
  },
)
