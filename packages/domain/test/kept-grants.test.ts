import { randomBytes } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { accessTokenPlace, refreshTokenPlace } from '../src/connections/token-places.ts'
import type { Context } from '../src/context.ts'
import { createVault, deleteIntegration, disconnectIntegration } from '../src/index.ts'
import { createConsentHarness } from './consent-harness.ts'

const it = await createConsentHarness()
afterAll(() => it.close())

const { prisma } = it.db
const eventsOf = async (integrationId: string) =>
  (await prisma.event.findMany({ where: { integrationId }, orderBy: { id: 'asc' } })).map(
    ({ type, data }) => [type, data],
  )

/** A process that never hears of the first transaction after which that is so, though it is committed. */
function deafTo(isCommitted: () => Promise<boolean>): Context {
  let lost = false
  const deaf = new Proxy(prisma, {
    get(target, name) {
      const value = Reflect.get(target, name)
      if (name !== '$transaction') return value
      return async (...args: unknown[]) => {
        const answer = await Reflect.apply(value as typeof prisma.$transaction, target, args)
        if (lost || !(await isCommitted())) return answer
        lost = true
        throw new Error('Connection terminated unexpectedly')
      }
    },
  })
  return { ...it.ctx, db: { ...it.db, prisma: deaf } }
}

test('OA-33 a consent that was stored by a transaction whose answer was lost is kept, and the owner hears so', async () => {
  const id = await it.createIntegration('visma')
  const isConnected = async () => (await prisma.connection.count({ where: { integrationId: id } })) > 0
  expect(await it.consent('visma', id, deafTo(isConnected))).toBe('connected')
  expect(it.log.join()).toContain('consent stored after all')
  await it.revokeQueued()
  expect(it.visma.grants()).toHaveLength(1)
  it.advance(2 * 3_600_000)
  await expect(it.tokenFor(id)).resolves.toEqual(expect.any(String))
  expect((await eventsOf(id)).map(([type]) => type)).toEqual(['consent_link.created', 'consent.granted'])
})

test('OA-36 a consent for a company that could not be read ends no service account that another integration has', async () => {
  it.fortnox.behaviour.revokeEndsServiceConsent = true
  const [first, second] = [await it.createIntegration('fortnox'), await it.createIntegration('fortnox')]
  expect(await it.consent('fortnox', first)).toBe('connected')
  it.fortnox.faults.add({
    match: { path: '/3/companyinformation' },
    times: 1,
    fault: { kind: 'status', status: 503 },
  })
  expect(await it.consent('fortnox', second)).toBe('provider_unavailable')
  await it.revokeQueued()

  expect(await eventsOf(second)).toContainEqual(['connection.revoked', { outcome: 'kept' }])
  const { companyId } = await prisma.connection.findUniqueOrThrow({ where: { integrationId: first } })
  const grant = { companyId, serviceAccount: true, refreshToken: null }
  await expect(it.fortnoxProvider.renew(grant)).resolves.toMatchObject({ accessToken: expect.any(String) })

  // With nobody left who could have it, such a grant is withdrawn.
  await prisma.connection.deleteMany({ where: { serviceAccount: true } })
  it.fortnox.faults.add({
    match: { path: '/3/companyinformation' },
    times: 1,
    fault: { kind: 'status', status: 503 },
  })
  const third = await it.createIntegration('fortnox')
  await it.consent('fortnox', third)
  await it.revokeQueued()
  expect(await eventsOf(third)).toContainEqual(['connection.revoked', { outcome: 'revoked' }])
})

const user = { id: '00000000-0000-7000-8000-000000000001', name: 'Anna', role: 'administrator' } as const
const administrator: Context = { ...it.ctx, actor: { kind: 'user', ...user } }

async function connectedWithTokensOf(vault: Context['vault'], place = refreshTokenPlace) {
  const id = await it.connect()
  await prisma.connection.update({
    where: { integrationId: id },
    data: {
      refreshTokenSealed: vault.seal('refresh', place(id)),
      accessTokenSealed: vault.seal('access', accessTokenPlace(id)),
    },
  })
  return id
}

test.each([
  ['disconnects', disconnectIntegration],
  ['deletes', deleteIntegration],
] as const)(
  'OA-30 a process without the newest key %s nothing: it is busy until it has it',
  async (_what, end) => {
    const id = await connectedWithTokensOf(createVault([{ id: 'newer', bytes: randomBytes(32) }]))
    await expect(end({ ctx: administrator, input: { id } })).rejects.toMatchObject({ code: 'unavailable' })
    expect(await prisma.connection.count({ where: { integrationId: id } })).toBe(1)
    expect(await eventsOf(id)).toEqual([])
  },
)

test('OA-36 a grant whose token does not open any more is given up, and the history says that it was not withdrawn', async () => {
  const id = await connectedWithTokensOf(it.ctx.vault, accessTokenPlace)
  await disconnectIntegration({ ctx: administrator, input: { id } })
  expect(await prisma.connection.count({ where: { integrationId: id } })).toBe(0)
  expect(await eventsOf(id)).toContainEqual(['connection.revoked', { outcome: 'not_revoked' }])
})
