import { endpoints, getSession, listAuditEvents } from '@collector/contracts'
import { purgeExpiredData } from '@collector/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { problemOf } from './harness/answers.ts'
import {
  createAdministrator,
  createColleague,
  createVisitor,
  createVismaIntegration,
  giveConsent,
  type Person,
  password,
} from './harness/people.ts'
import { type Product, startProduct } from './harness/product.ts'
import { createAuthenticator } from './harness/second-factor.ts'

const address = '203.0.113.9'
const newPassword = 'nine purple bicycles at noon'

let product: Product
let admin: Person

beforeAll(async () => {
  product = await startProduct({ works: false, environment: { TRUSTED_PROXIES: '127.0.0.1' } })
  admin = await createAdministrator(product)
})
afterAll(() => product.close())

/** Asks as that person from one known address, and expects that status. */
async function ask(by: Person, method: string, path: string, json?: unknown, status?: number) {
  const seen = await by.raw(method, path, { json, headers: { 'x-forwarded-for': address } })
  if (status) expect(seen.status, `${method} ${path} ${seen.text}`).toBe(status)
  else expect(seen.status, `${method} ${path} ${seen.text}`).toBeLessThan(300)
  return seen.text ? JSON.parse(seen.text) : undefined
}

const tokenOf = ({ url }: { url: string }) => new URL(url).hash.slice(1)

test('SE-20 forty actions leave forty lines: who, when, from where, what and about whom', async () => {
  const before = await product.db.prisma.event.count()
  const startedAt = product.clock.now()
  const expected: string[] = []
  const act = async (type: string, action: () => Promise<unknown>) => {
    const result = await action()
    expected.push(type)
    return result as never
  }
  const visitor = createVisitor(product)
  const kim = { email: 'kim@venue.example', password: newPassword }

  const first = await act('invitation.created', () =>
    ask(admin, 'POST', '/invitations', { email: kim.email, role: 'viewer' }),
  )
  const { invitation } = first as { invitation: { id: string } }
  const again = await act('invitation.renewed', () =>
    ask(admin, 'POST', `/invitations/${invitation.id}/link`, {}),
  )
  await act('invitation.withdrawn', () => ask(admin, 'DELETE', `/invitations/${invitation.id}`))
  expect(tokenOf(first)).not.toBe(tokenOf(again))
  const link = await act('invitation.created', () =>
    ask(admin, 'POST', '/invitations', { email: kim.email, role: 'viewer' }),
  )
  await act('invitation.accepted', () =>
    ask(visitor, 'POST', '/invitation-acceptance', {
      token: tokenOf(link),
      name: 'Kim',
      password: newPassword,
    }),
  )
  const { id } = (await visitor.call(getSession)).user
  await act('session.ended', () => ask(visitor, 'DELETE', '/session'))
  await act('session.refused', () => ask(visitor, 'POST', '/session', { ...kim, password: 'wrong' }, 401))
  await act('session.created', () => ask(visitor, 'POST', '/session', kim))
  await act('session.refused', () =>
    ask(visitor, 'POST', '/session/reauthentication', { password: 'wrong' }, 401),
  )
  await act('session.reauthenticated', () =>
    ask(visitor, 'POST', '/session/reauthentication', { password: newPassword }),
  )
  await act('account.renamed', () => ask(visitor, 'PATCH', '/account', { name: 'Kim Ek' }))
  await act('access.refused', () => ask(visitor, 'GET', '/people', undefined, 403))
  await act('access.refused', () => ask(visitor, 'GET', '/audit-events', undefined, 403))
  // Not once more within a minute.
  await ask(visitor, 'GET', '/audit-events', undefined, 403)
  const offer = await act('second_factor.offered', () => ask(visitor, 'POST', '/account/second-factor'))
  const authenticator = createAuthenticator(product, (offer as { key: string }).key)
  const codes = await act('second_factor.enabled', () =>
    ask(visitor, 'POST', '/account/second-factor/confirmation', { code: authenticator.code() }),
  )
  const { recoveryCodes } = codes as { recoveryCodes: string[] }
  const other = createVisitor(product)
  await act('second_factor.refused', () => ask(other, 'POST', '/session', { ...kim, code: '000000' }, 401))
  expected.push('recovery_codes.used')
  await act('session.created', () => ask(other, 'POST', '/session', { ...kim, code: recoveryCodes[0] }))
  await act('session.ended', () => ask(visitor, 'DELETE', '/sessions'))
  await act('recovery_codes.renewed', () => ask(visitor, 'POST', '/account/recovery-codes'))
  await act('second_factor.disabled', () => ask(visitor, 'DELETE', '/account/second-factor'))
  await act('password.changed', () => ask(visitor, 'POST', '/account/password', { password }))
  await act('person.role_changed', () => ask(admin, 'PATCH', `/people/${id}`, { role: 'onboarding' }))
  await act('person.signed_out', () => ask(admin, 'DELETE', `/people/${id}/sessions`))
  const reset = await act('password_reset.created', () =>
    ask(admin, 'POST', `/people/${id}/password-reset`, {}),
  )
  await act('password_reset.completed', () =>
    ask(visitor, 'POST', '/password-reset', { token: tokenOf(reset), password: newPassword }),
  )
  await act('person.disabled', () => ask(admin, 'PATCH', `/people/${id}`, { disabled: true }))
  await act('person.enabled', () => ask(admin, 'PATCH', `/people/${id}`, { disabled: false }))
  await act('audit.read', () => ask(admin, 'GET', '/audit-events'))

  const one = { app: 'visma', name: 'Salong', venueId: 'salong', daysBack: 7 }
  expected.push('consent_link.created')
  const made = await act('integration.created', () => ask(admin, 'POST', '/integrations', one))
  const path = `/integrations/${(made as { id: string }).id}`
  await act('integration.updated', () => ask(admin, 'PATCH', path, { version: 1, name: 'Salongen' }))
  expected.push('consent_link.revoked')
  await act('consent_link.created', () => ask(admin, 'POST', `${path}/consent-link`, {}))
  await act('consent_link.copied', () => ask(admin, 'POST', `${path}/consent-link/copies`, { what: 'url' }))
  await act('consent_link.revoked', () => ask(admin, 'DELETE', `${path}/consent-link`))
  await act('integration.paused', () => ask(admin, 'PATCH', path, { version: 2, paused: true }))
  await act('integration.resumed', () => ask(admin, 'PATCH', path, { version: 3, paused: false }))
  await act('invoices.exported', async () => {
    const seen = await admin.raw('POST', `${path}/invoice-exports`, {
      json: {},
      headers: { 'x-forwarded-for': address },
    })
    expect(seen.status).toBe(200)
  })
  await act('integration.deleted', () => ask(admin, 'DELETE', path))
  await act('session.refused', () =>
    ask(createVisitor(product), 'POST', '/session', { email: 'x@y.se', password }, 401),
  )

  const rows = await product.db.prisma.event.findMany({ orderBy: { id: 'asc' }, skip: before })
  expect(expected.length).toBeGreaterThanOrEqual(40)
  expect(rows.map(({ type }) => type).sort()).toEqual([...expected].sort())
  for (const row of rows) {
    expect(row.address, row.type).toBe(address)
    expect(row.createdAt.getTime()).toBeGreaterThanOrEqual(startedAt.getTime() - 1_000)
    const isStranger = /refused$/.test(row.type) && row.type !== 'access.refused'
    if (!isStranger && row.type !== 'recovery_codes.used') expect(row.actorId, row.type).not.toBeNull()
    expect(JSON.stringify(row.data)).not.toMatch(/#|password|token/)
  }
  const dataOf = (type: string) => rows.filter(row => row.type === type).map(({ data }) => data)
  expect(dataOf('session.refused')).toContainEqual({ known: true, again: true })
  expect(dataOf('recovery_codes.used')).toEqual([{ personId: id, person: kim.email, left: 9 }])
})

test('SE-20 the application’s own role can neither change nor delete what was recorded', async () => {
  const { prisma, queryable } = product.db
  const count = await prisma.event.count()
  const tries = [
    "UPDATE events SET actor_name = 'Eve'",
    'UPDATE events SET integration_id = NULL WHERE integration_id IS NOT NULL',
    'UPDATE events SET created_at = now()',
    'DELETE FROM events',
    "DELETE FROM events WHERE type LIKE 'session.%'",
    'TRUNCATE events',
    'TRUNCATE events CASCADE',
  ]
  for (const text of tries) await expect(queryable.query({ text }), text).rejects.toThrow(/only ever added/)
  expect(await prisma.event.count()).toBe(count)
  expect(await prisma.event.count({ where: { actorName: 'Eve' } })).toBe(0)
})

test('what is older than 400 days is erased, but for what made an integration that lives', async () => {
  const { prisma } = product.db
  const living = await createVismaIntegration(admin, { name: 'Living' })
  const deleted = await createVismaIntegration(admin, { name: 'Deleted' })
  await admin.raw('DELETE', `/integrations/${deleted.id}`)
  const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 60 * 60_000)
  const rows = [living.id, deleted.id, null].flatMap(integrationId =>
    ['integration.updated', 'sync.succeeded'].flatMap(type =>
      [399, 401].map(days => ({
        integrationId,
        type,
        actorKind: 'system' as const,
        actorName: 'old',
        createdAt: daysAgo(days),
        data: { days },
      })),
    ),
  )
  await prisma.event.createMany({ data: rows })
  const run = { integrationId: living.id, trigger: 'schedule', status: 'succeeded' } as const
  await prisma.sync.createMany({ data: [399, 401].map(days => ({ ...run, createdAt: daysAgo(days) })) })
  const before = await prisma.event.count()

  await purgeExpiredData({ ctx: { ...product.deps, actor: { kind: 'system' }, address: null } })

  const left = await prisma.event.findMany({ where: { actorName: 'old' }, orderBy: { id: 'asc' } })
  const kept = rows.filter(
    ({ integrationId, type, data: { days } }) =>
      days < 400 || (integrationId === living.id && type === 'integration.updated'),
  )
  expect(left.map(({ integrationId, type, data }) => ({ integrationId, type, data }))).toEqual(
    kept.map(({ integrationId, type, data }) => ({ integrationId, type, data })),
  )
  expect(await prisma.event.count()).toBe(before - rows.length + kept.length)
  expect(await prisma.sync.count({ where: { integrationId: living.id } })).toBe(1)
})

test('SE-20 an integration whose row is erased leaves its history behind, without its id', async () => {
  const integration = await createVismaIntegration(admin, { name: 'Erased' })
  await giveConsent(product, integration)
  const where = { integrationId: integration.id }
  const count = await product.db.prisma.event.count({ where })
  const all = await product.db.prisma.event.count()
  await product.db.prisma.integration.delete({ where: { id: integration.id } })
  expect(count).toBeGreaterThan(3)
  expect(await product.db.prisma.event.count({ where })).toBe(0)
  expect(await product.db.prisma.event.count()).toBe(all)
})

test('SE-20 reading the log is recorded, and a refused read too', async () => {
  const colleague = await createColleague(product, 'onboarding')
  expect(problemOf(await colleague.raw('GET', '/audit-events')).code).toBe('forbidden')
  const { items } = await admin.call(listAuditEvents, { query: { limit: '1' } })
  expect(items[0]).toMatchObject({
    type: 'access.refused',
    data: { operation: endpoints.listAuditEvents.name },
  })
  const second = await admin.call(listAuditEvents, { query: { limit: '1' } })
  expect(second.items[0]).toMatchObject({ type: 'audit.read', actor: { kind: 'user', name: 'Anna Berg' } })
})

test('what a newer version wrote is left out of the log, and a page is as long as was asked for', async () => {
  const actor = { actorKind: 'system' as const, actorName: 'newer' }
  const types = [
    'session.ended',
    'weather.foretold',
    'session.created',
    'weather.foretold',
    'weather.foretold',
  ]
  for (const type of types) await product.db.prisma.event.create({ data: { ...actor, type } })
  const first = await admin.call(listAuditEvents, { query: { limit: '1' } })
  expect(first.items.map(({ type }) => type)).toEqual(['session.created'])
  const second = await admin.call(listAuditEvents, { query: { limit: '1', cursor: first.nextCursor ?? '' } })
  expect(second.items.map(({ type }) => type)).toEqual(['session.ended'])
})
