import { setupServer } from 'msw/node'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  acceptInvitation,
  beginSecondFactor,
  confirmSecondFactor,
  createClient,
  createInvitation,
  createPasswordReset,
  endOtherSessions,
  exportInvoices,
  followIntegration,
  getAccount,
  getSession,
  listAuditEvents,
  listInvitations,
  listPeople,
  listSessions,
  removeSecondFactor,
  unfollowIntegration,
  updatePerson,
  withdrawInvitation,
} from '../src/index.ts'
import { createHandlers, createStore, type MockStore } from '../src/msw/index.ts'

const baseUrl = 'http://localhost:4601'
const client = createClient({ baseUrl, retries: 0 })
const server = setupServer()
let store: MockStore

beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
beforeEach(() => {
  store = createStore({ now: () => new Date('2026-11-24T12:00:00Z') })
  server.resetHandlers(...createHandlers({ baseUrl, store }))
})
afterAll(() => server.close())

const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'none',
    ({ code }) => code,
  )

test('people are invited once, may be told no longer, and become somebody who is logged in', async () => {
  const body = { email: 'ny@reco.example', role: 'viewer' } as const
  const { invitation, url } = await client.call(createInvitation, { body })
  expect(url).toContain('https://collector.example/invitation')
  expect(await codeOf(client.call(createInvitation, { body }))).toBe('already_invited')
  expect((await client.call(listInvitations)).items[0]).toEqual(invitation)
  await client.call(acceptInvitation, {
    body: { token: 'x', name: 'Ny Person', password: 'four words in a row' },
  })
  expect((await client.call(getSession)).user).toMatchObject({ name: 'Ny Person', role: 'viewer' })
  expect(await codeOf(client.call(listPeople))).toBe('forbidden')
})

test('rights over people hold: the last administrator stays, and who is disabled gets no new password', async () => {
  const { items } = await client.call(listPeople)
  const [anna, , ali] = items.map(({ id }) => ({ params: { id } }))
  if (!anna || !ali) throw new Error('two people are missing')
  expect(await codeOf(client.call(updatePerson, { ...anna, body: { role: 'viewer' } }))).toBe(
    'last_administrator',
  )
  expect(await codeOf(client.call(createPasswordReset, ali))).toBe('person_disabled')
  await client.call(updatePerson, { ...ali, body: { disabled: false } })
  expect(await client.call(updatePerson, { ...anna, body: { role: 'viewer' } })).toMatchObject({
    role: 'viewer',
  })
  const [invitation] = (await client.call(listInvitations)).items
  await client.call(withdrawInvitation, { params: { id: invitation?.id ?? '' } })
  expect((await client.call(listInvitations)).items).toEqual([])
})

test('a second factor is offered, confirmed, shown and removed, and other sessions end', async () => {
  expect((await client.call(beginSecondFactor)).uri).toContain('otpauth://')
  expect(await codeOf(client.call(confirmSecondFactor, { body: { code: '000000' } }))).toBe('wrong_code')
  const { recoveryCodes } = await client.call(confirmSecondFactor, { body: { code: '123456' } })
  const { secondFactor } = await client.call(getAccount)
  expect(secondFactor?.recoveryCodesLeft).toBe(recoveryCodes.length)
  await client.call(removeSecondFactor)
  expect(await codeOf(client.call(removeSecondFactor))).toBe('second_factor_inactive')
  await client.call(endOtherSessions)
  expect((await client.call(listSessions)).items.map(({ current }) => current)).toEqual([true])
})

test('an integration is followed, its invoices exported, and what was done is in the audit log', async () => {
  const id = store.integrations[1]?.integration.id ?? ''
  const params = { id }
  expect(await client.call(followIntegration, { params, body: { language: 'sv' } })).toMatchObject({
    isFollowing: true,
  })
  expect(await client.call(unfollowIntegration, { params })).toEqual({ items: [], isFollowing: false })
  const file = await client.call(exportInvoices, { params })
  expect(file.type).toBe('text/csv')
  expect((await file.text()).trim().split('\r\n')).toHaveLength(129)
  const { items } = await client.call(listAuditEvents, { query: { limit: '5' } })
  expect(items).toHaveLength(5)
})
