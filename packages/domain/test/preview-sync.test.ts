import { ProviderError } from '@collector/providers'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { stillRefreshing } from '../src/connections/get-access-token.ts'
import type { Context } from '../src/context.ts'
import { listApps, previewSync } from '../src/index.ts'
import { createSyncHarness, invoice } from './sync-harness.ts'

const it = await createSyncHarness()
beforeEach(it.reset)
afterAll(() => it.db.close())

const administrator = { kind: 'user', id: '', name: 'Anna Berg', role: 'administrator' } as const
const ctx = (): Context => ({ ...it.ctx, actor: administrator })
const preview = (id: string) => previewSync({ ctx: ctx(), input: { id } })
const fail = (error: ProviderError) => {
  it.books.beforePage = () => {
    throw error
  }
}

test('a preview counts what a fetch would give, without what the settings leave out', async () => {
  const id = await it.connect()
  it.books.invoices = [invoice(), invoice({ emails: [] }), invoice({ isCredit: true })]
  it.books.unwanted = ['11', '12']
  it.books.listed = 5
  expect(await preview(id)).toMatchObject({ total: 3, looked: 3, withEmail: 2, withPhoneOnly: 1, credits: 1 })
  expect(await it.db.prisma.invoice.count()).toBe(0)
  expect(await it.db.prisma.sync.count()).toBe(0)
})

test('a preview looks at three pages and leaves the rest', async () => {
  const id = await it.connect()
  it.books.invoices = Array.from({ length: 450 }, () => invoice())
  expect(await preview(id)).toMatchObject({ total: 450, looked: 300 })
  expect(it.books.asked.map(({ page }) => page)).toEqual([1, 2, 3])
})

test('a preview waits for no turn that is far away', async () => {
  const id = await it.connect()
  await it.ctx.requestTurns.holdBack('visma:invoices', 60_000)
  fail(new ProviderError('no_access'))
  await expect(preview(id)).rejects.toMatchObject({ code: 'app_unavailable' })
  expect(it.slept).toEqual([])
})

test.each([
  ['unavailable', 'app_unavailable'],
  ['rate_limited', 'app_unavailable'],
  ['malformed_answer', 'app_unavailable'],
  ['invalid_grant', 'app_refused'],
  ['licence_missing', 'app_refused'],
  ['no_access', 'app_refused'],
] as const)('a preview that ends with %s says %s and changes nothing', async (code, problem) => {
  const id = await it.connect()
  fail(new ProviderError(code))
  await expect(preview(id)).rejects.toMatchObject({ code: problem })
  const { status, failureCount } = await it.db.prisma.integration.findUniqueOrThrow({ where: { id } })
  expect({ status, failureCount }).toEqual({ status: 'connected', failureCount: 0 })
})

test('RE-26 a token that another process is renewing says nothing of the app, nor does too many questions', async () => {
  const id = await it.connect()
  for (const error of [
    new ProviderError('unavailable', { cause: stillRefreshing }),
    new ProviderError('rate_limited'),
  ]) {
    fail(error)
    await expect(preview(id)).rejects.toMatchObject({ code: 'app_unavailable' })
    expect(await it.db.prisma.providerOutage.count()).toBe(0)
  }
})

test('an app that is no longer configured cannot be asked', async () => {
  const id = await it.connect()
  const unconfigured = { ...ctx(), providers: {} }
  await expect(previewSync({ ctx: unconfigured, input: { id } })).rejects.toMatchObject({
    code: 'app_unavailable',
  })
})

test('RE-26 a preview counts as an answer of the app, or as none', async () => {
  const id = await it.connect()
  const isDown = async () => (await listApps({ ctx: ctx() })).items[0]?.unavailableSince !== null
  fail(new ProviderError('unavailable'))
  for (let i = 0; i < 5; i += 1) await expect(preview(id)).rejects.toThrow()
  expect(await isDown()).toBe(true)

  await it.db.prisma.providerOutage.updateMany({ data: { nextProbeAt: new Date(0) } })
  it.books.beforePage = () => {}
  await preview(id)
  expect(await isDown()).toBe(false)
})
