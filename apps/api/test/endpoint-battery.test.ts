import {
  apiPrefix,
  createConsentLink,
  type Endpoint,
  endpoints,
  type Integration,
  Role,
  requestSync,
  rolePermissions,
} from '@collector/contracts'
import type { Prisma } from '@collector/db'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { problemOf, snapshot, snapshotWithoutRefusals, wrongFieldsOf } from './harness/answers.ts'
import type { Call, Row } from './harness/battery.ts'
import {
  createAdministrator,
  createColleague,
  createVisitor,
  createVismaIntegration,
  giveConsent,
  type Person,
  password,
} from './harness/people.ts'
import { peopleRows } from './harness/people-rows.ts'
import { type Product, startProduct } from './harness/product.ts'

let product: Product
let admin: Person
let connected: Integration

beforeAll(async () => {
  product = await startProduct({ works: false })
  admin = await createAdministrator(product)
  connected = await createVismaIntegration(admin)
  await giveConsent(product, connected)
})
afterAll(() => product.close())
// The sessions' own traces are written once a minute only: not in the middle of a test.
beforeEach(async () => {
  const lastSeenAt = product.clock.now()
  await product.db.prisma.session.updateMany({ where: { endedAt: null }, data: { lastSeenAt } })
})

const missing = '01900000-0000-7000-8000-000000000000'
const visma = { app: 'visma', name: 'Salong', venueId: 'salong', daysBack: 7 }
const fortnox = { app: 'fortnox', name: 'Frisör', venueId: 'frisor', daysBack: 30 }
const credentials = { email: 'anna@venue.example', password }
const letter = { to: 'eva@salong.example', language: 'sv', greeting: 'Hej Eva!' }
const badPages: [Call, string[]][] = [
  [{ query: '?limit=0' }, ['limit']],
  [{ query: '?limit=101&cursor=%21' }, ['limit', 'cursor']],
  [{ query: '?limit=1&limit=2' }, ['limit']],
  [{ query: '?offset=1&page=2' }, ['offset', 'page']],
]

const badSelections: [Call, string[]][] = [
  [{ json: {} }, ['ids']],
  [{ json: { ids: [], all: true } }, ['all', 'ids']],
  [{ json: { ids: ['1', missing] } }, ['ids.0']],
  [{ json: { ids: Array.from({ length: 101 }, () => missing) } }, ['ids']],
]

const count = {
  integration: (where: Prisma.IntegrationWhereInput) => product.db.prisma.integration.count({ where }),
  session: (where: Prisma.SessionWhereInput) => product.db.prisma.session.count({ where }),
  consentLink: (where: Prisma.ConsentLinkWhereInput) => product.db.prisma.consentLink.count({ where }),
  sync: (where: Prisma.SyncWhereInput) => product.db.prisma.sync.count({ where }),
}
const fresh = async () => (await createVismaIntegration(admin)).id
const change = (id: string, data: object) => product.db.prisma.integration.update({ where: { id }, data })

async function paused(): Promise<string> {
  const id = await fresh()
  await admin.raw('PATCH', `/integrations/${id}`, { json: { version: 1, paused: true } })
  return id
}

/** An integration of its own, connected. */
async function connectedId(): Promise<string> {
  const integration = await createVismaIntegration(admin)
  await giveConsent(product, integration)
  return integration.id
}

async function activeSync(): Promise<string> {
  await product.db.prisma.sync.deleteMany({ where: { integrationId: connected.id } })
  const { id } = await admin.call(requestSync, { params: { id: connected.id }, body: {} })
  return id
}

/** An integration for which another company than before has approved. */
async function held(): Promise<string> {
  const id = await connectedId()
  const consentLink = await admin.call(createConsentLink, { params: { id }, body: {} })
  const other = { email: 'lisa@lindgrens-maleri.example', company: 'Lindgrens Måleri' }
  await giveConsent(product, { ...connected, consentLink }, other)
  return id
}

async function heldAtOf(id: string): Promise<string> {
  const held = await product.db.prisma.heldConnection.findUniqueOrThrow({ where: { integrationId: id } })
  return held.heldAt.toISOString()
}

const rows: Record<keyof typeof endpoints, Row> = {
  setUp: {
    succeed: async () => {
      throw new Error('see set-up.test.ts: a product can be set up once')
    },
    invalid: [
      [{ json: {} }, ['token', 'name', 'email', 'password']],
      [
        { json: { token: 't', name: 'N', email: 'no', password: 'short', role: 'x' } },
        ['email', 'password', 'role'],
      ],
    ],
    conflicts: async () => [
      [{ json: { ...credentials, token: 'x'.repeat(43), name: 'Eve' } }, 'already_set_up'],
    ],
  },
  logIn: {
    succeed: async () => ({
      json: credentials,
      by: createVisitor(product),
      isTrue: async () => (await count.session({ endedAt: null })) > 1,
    }),
    invalid: [
      [{ json: {} }, ['email', 'password']],
      [{ json: { email: 'anna', password: '' } }, ['email', 'password']],
      [{ json: { ...credentials, remember: true } }, ['remember']],
    ],
    conflicts: async () => [[{ json: { ...credentials, password: 'wrong' } }, 'wrong_credentials']],
  },
  getSession: { succeed: async () => ({}) },
  logOut: {
    succeed: async () => {
      const by = await createColleague(product, 'viewer')
      const open = await count.session({ endedAt: null })
      return { by, isTrue: async () => (await count.session({ endedAt: null })) === open - 1 }
    },
  },
  getMailSettings: { succeed: async () => ({}) },
  listApps: { succeed: async () => ({}) },
  listIntegrations: {
    succeed: async () => ({ query: '?limit=2&search=ba&status=pending&sort=name&order=desc' }),
    invalid: [
      ...badPages,
      [
        { query: '?search=%20&app=spiris&status=on&venueId=a%20b&sort=id&order=up' },
        ['app', 'order', 'search', 'sort', 'status', 'venueId'],
      ],
      [{ query: `?search=${'x'.repeat(101)}&status=paused&status=pending` }, ['search', 'status']],
    ],
  },
  countIntegrations: {
    succeed: async () => ({ query: '?app=visma' }),
    invalid: [[{ query: '?app=spiris&status=paused' }, ['app', 'status']]],
  },
  exportIntegrations: {
    succeed: async () => ({ query: '?search=salong&language=sv' }),
    invalid: [[{ query: '?language=no&cursor=x&sort=id' }, ['cursor', 'language', 'sort']]],
  },
  pauseIntegrations: {
    succeed: async () => {
      const { id } = await createVismaIntegration(admin)
      const isTrue = async () => (await count.integration({ id, status: 'paused' })) === 1
      return { json: { ids: [id] }, isTrue }
    },
    invalid: badSelections,
  },
  resumeIntegrations: {
    succeed: async () => ({ json: { ids: [connected.id] } }),
    invalid: badSelections,
  },
  createConsentLinks: {
    succeed: async () => {
      const { id } = await createVismaIntegration(admin)
      return {
        json: { ids: [id] },
        isTrue: async () => (await count.consentLink({ integrationId: id })) === 2,
      }
    },
    invalid: badSelections,
  },
  createIntegration: {
    succeed: async () => ({
      json: { ...fortnox, name: 'Battery', costCenter: 'AVD1' },
      isTrue: async () =>
        (await count.integration({ name: 'Battery', costCenter: 'AVD1', app: 'fortnox' })) === 1,
    }),
    invalid: [
      [{ json: {} }, ['app']],
      [{ json: { app: 'spiris' } }, ['app']],
      [{ json: { app: 'visma' } }, ['name', 'venueId', 'daysBack']],
      [{ json: { ...visma, name: ' ', venueId: 'å b', daysBack: 366 } }, ['name', 'venueId', 'daysBack']],
      [{ json: { ...visma, daysBack: 0 } }, ['daysBack']],
      [{ json: { ...visma, daysBack: 7.5 } }, ['daysBack']],
      [{ json: { ...visma, costCenter: '1' } }, ['costCenter']],
      [{ json: { ...visma, costCenter: null, serviceAccount: true } }, ['costCenter', 'serviceAccount']],
      [
        { json: { ...fortnox, invoiceSelection: 'some', serviceAccount: 'yes' } },
        ['invoiceSelection', 'serviceAccount'],
      ],
      [{ json: [] }, ['body']],
    ],
  },
  getIntegration: { succeed: async () => ({ id: connected.id }) },
  updateIntegration: {
    succeed: async () => {
      const id = await fresh()
      return {
        id,
        json: { version: 1, name: 'Renamed' },
        isTrue: async () => (await count.integration({ id, name: 'Renamed', version: 2 })) === 1,
      }
    },
    invalid: [
      [{ json: {} }, ['version']],
      [{ json: { version: 2_147_483_648 } }, ['version']],
      [{ json: { version: 1, app: 'fortnox', status: 'connected' } }, ['app', 'status']],
      [{ json: { version: 1, paused: 'yes', daysBack: null } }, ['daysBack', 'paused']],
    ],
    conflicts: async () => [
      [{ id: connected.id, json: { version: 99, name: 'x' } }, 'version_conflict'],
      [{ id: connected.id, json: { version: 1, costCenter: 'x' } }, 'validation_failed'],
    ],
  },
  deleteIntegration: {
    succeed: async () => {
      const id = await fresh()
      return { id, isTrue: async () => (await count.integration({ id, deletedAt: { not: null } })) === 1 }
    },
  },
  createConsentLink: {
    succeed: async () => {
      const id = await fresh()
      return {
        id,
        json: { validDays: 30 },
        isTrue: async () => (await count.consentLink({ integrationId: id, revokedAt: null })) === 1,
      }
    },
    invalid: [
      [{ json: { validDays: 0 } }, ['validDays']],
      [{ json: { validDays: 31 } }, ['validDays']],
      [{ json: { validDays: '7', url: 'x' } }, ['validDays', 'url']],
    ],
    conflicts: async () => [[{ id: await paused(), json: {} }, 'integration_paused']],
  },
  recordLinkCopy: {
    succeed: async () => {
      const id = await fresh()
      const copied = { integrationId: id, type: 'consent_link.copied' }
      return {
        id,
        json: { what: 'message' },
        isTrue: async () => (await product.db.prisma.event.count({ where: copied })) === 1,
      }
    },
    invalid: [[{ json: { what: 'qr', linkId: missing } }, ['what', 'linkId']]],
  },
  listConsentLinks: { succeed: async () => ({ id: await fresh(), query: '?limit=5' }), invalid: badPages },
  sendConsentLink: {
    succeed: async () => {
      const id = await fresh()
      return {
        id,
        json: { ...letter, to: ' Eva@Salong.example ' },
        isTrue: async () =>
          (await product.db.prisma.mail.count({
            where: { integrationId: id, recipient: 'eva@salong.example', language: 'sv', status: 'queued' },
          })) === 1,
      }
    },
    invalid: [
      [{ json: {} }, ['to', 'language', 'greeting']],
      [{ json: { to: 'eva', language: 'de', greeting: ' ' } }, ['to', 'language', 'greeting']],
      [{ json: { ...letter, greeting: 'x'.repeat(1001), url: 'https://evil.example' } }, ['greeting', 'url']],
      [{ json: { ...letter, to: ['a@b.example', 'c@d.example'] } }, ['to']],
    ],
    conflicts: async () => [[{ id: connected.id, json: letter }, 'consent_link_not_active']],
  },
  listFollowers: { succeed: async () => ({ id: connected.id }) },
  followIntegration: {
    succeed: async () => {
      const by = await createColleague(product, 'viewer')
      const follows = { integrationId: connected.id, language: 'en' as const }
      return {
        id: connected.id,
        by,
        json: { language: 'en' },
        isTrue: async () => (await product.db.prisma.follower.count({ where: follows })) === 1,
      }
    },
    invalid: [
      [{ json: {} }, ['language']],
      [{ json: { language: 'de', userId: missing } }, ['language', 'userId']],
    ],
  },
  unfollowIntegration: {
    succeed: async () => {
      const id = await fresh()
      return {
        id,
        isTrue: async () => (await product.db.prisma.follower.count({ where: { integrationId: id } })) === 0,
      }
    },
  },
  revokeConsentLink: {
    succeed: async () => {
      const id = await fresh()
      return {
        id,
        isTrue: async () => (await count.consentLink({ integrationId: id, revokedAt: { not: null } })) === 1,
      }
    },
    conflicts: async () => [[{ id: connected.id }, 'consent_link_not_active']],
  },
  requestSync: {
    succeed: async () => {
      await product.db.prisma.sync.deleteMany({ where: { integrationId: connected.id } })
      return {
        id: connected.id,
        json: { acceptMissing: true },
        isTrue: async () =>
          (await count.sync({ activeFor: connected.id, trigger: 'manual', acceptMissing: true })) === 1,
      }
    },
    invalid: [[{ json: { acceptMissing: 1, trigger: 'schedule' } }, ['acceptMissing', 'trigger']]],
    conflicts: async () => {
      const both = await fresh()
      await change(both, { status: 'paused' })
      return [
        [{ id: await fresh(), json: {} }, 'not_connected'],
        [{ id: both, json: {} }, 'integration_paused'],
        [{ id: connected.id, json: {} }, 'sync_already_running'],
      ]
    },
  },
  cancelSync: {
    succeed: async () => {
      await activeSync()
      return {
        id: connected.id,
        isTrue: async () => (await count.sync({ activeFor: connected.id })) === 0,
      }
    },
    conflicts: async () => [[{ id: await fresh() }, 'no_sync_running']],
  },
  previewSync: {
    succeed: async () => {
      const invoices = await product.db.prisma.invoice.count()
      return {
        id: connected.id,
        json: { daysBack: 90 },
        isTrue: async () => (await product.db.prisma.invoice.count()) === invoices,
      }
    },
    invalid: [
      [{ json: { daysBack: 0 } }, ['daysBack']],
      [{ json: { daysBack: '7', store: true } }, ['daysBack', 'store']],
    ],
    conflicts: async () => [
      [{ id: await fresh(), json: {} }, 'not_connected'],
      [{ id: await paused(), json: {} }, 'integration_paused'],
    ],
  },
  decideCompany: {
    succeed: async () => {
      const id = await held()
      return {
        id,
        json: { accept: false, heldAt: await heldAtOf(id) },
        isTrue: async () => (await product.db.prisma.heldConnection.count()) === 0,
      }
    },
    invalid: [
      [{ json: {} }, ['accept', 'heldAt']],
      [{ json: { accept: 'yes', heldAt: 'now', company: 'x' } }, ['accept', 'heldAt', 'company']],
    ],
    conflicts: async () => {
      const json = { accept: true, heldAt: new Date(0).toISOString() }
      return [
        [{ id: connected.id, json }, 'no_company_held'],
        [{ id: await held(), json }, 'no_company_held'],
      ]
    },
  },
  disconnectIntegration: {
    succeed: async () => {
      const id = await connectedId()
      return {
        id,
        isTrue: async () => (await count.integration({ id, status: 'pending', connection: null })) === 1,
      }
    },
    conflicts: async () => [[{ id: await fresh() }, 'not_connected']],
  },
  getSync: {
    succeed: async () => ({ id: connected.id, syncId: await activeSync() }),
  },
  listSyncs: { succeed: async () => ({ id: connected.id, query: '?limit=100' }), invalid: badPages },
  listInvoices: {
    succeed: async () => ({ id: connected.id, query: '?search=anna&from=2026-01-01&to=2999-12-31' }),
    invalid: [
      ...badPages,
      [{ query: '?search=%20&from=1.1.26&to=0000-01-01' }, ['search', 'from', 'to']],
      [{ query: `?search=${'x'.repeat(101)}&search=y` }, ['search']],
    ],
  },
  exportInvoices: {
    succeed: async () => {
      const exported = { type: 'invoices.exported', integrationId: connected.id }
      return {
        id: connected.id,
        json: { search: 'anna' },
        isTrue: async () => (await product.db.prisma.event.count({ where: exported })) === 1,
      }
    },
    invalid: [[{ json: { search: '', from: 7, limit: 1 } }, ['search', 'from', 'limit']]],
  },
  countInvoicesPerDay: { succeed: async () => ({ id: connected.id }) },
  listEvents: {
    succeed: async () => ({ id: connected.id, query: '?limit=1&topic=consent&until=2999-12-31' }),
    invalid: [
      ...badPages,
      [{ query: '?topic=all&until=0000-01-01' }, ['topic', 'until']],
      [{ query: '?until=2026-02-30&topic=consent&topic=fetches' }, ['topic', 'until']],
    ],
  },
  ...peopleRows(() => ({ product, admin }), badPages),
}

const send = (
  by: Person,
  { method, path }: Endpoint,
  { id = missing, syncId = missing, query = '', json }: Call = {},
) => by.raw(method, path.replace('{id}', id).replace('{syncId}', syncId) + query, { json })

describe.for(Object.entries(endpoints) as [keyof typeof endpoints, Endpoint][])('%s', ([name, endpoint]) => {
  const row: Row | undefined = rows[name]
  if (!row) return test('has a row', () => expect.fail(`${name} has none`))
  const { permission, params, success } = endpoint
  const isPublic = permission === 'public'
  const others = Role.options.filter(
    role => !isPublic && permission !== 'session' && !rolePermissions[role].includes(permission),
  )

  test('has a row', () => {
    expect(row).toBeDefined()
    expect(row.invalid !== undefined).toBe(Boolean(endpoint.query ?? endpoint.body))
  })

  if (!isPublic)
    test('turns away who is not logged in, and changes nothing', async () => {
      const before = await snapshot(product)
      const seen = await send(createVisitor(product), endpoint, {
        id: connected.id,
        json: endpoint.body && {},
      })
      expect(await snapshot(product)).toBe(before)
      expect(problemOf(seen).code).toBe('unauthenticated')
    })

  if (others.length > 0)
    test('turns away the roles without the right', async () => {
      for (const role of others) {
        const colleague = await createColleague(product, role)
        const before = await snapshotWithoutRefusals(product)
        const seen = await send(colleague, endpoint, { id: connected.id, json: endpoint.body && {} })
        expect(await snapshotWithoutRefusals(product)).toBe(before)
        expect(problemOf(seen).code, role).toBe('forbidden')
      }
    })

  if (params)
    test('answers 404 to an unknown id and names a malformed one', async () => {
      const json = {
        createConsentLink: {},
        recordLinkCopy: {},
        sendConsentLink: letter,
        exportInvoices: {},
        followIntegration: { language: 'sv' },
        updateIntegration: { version: 1 },
        updatePerson: {},
        requestSync: {},
        previewSync: {},
        decideCompany: { accept: true, heldAt: new Date().toISOString() },
      }[name as string]
      const before = await snapshot(product)
      expect(problemOf(await send(admin, endpoint, { json })).code).toBe('not_found')
      expect(wrongFieldsOf(await send(admin, endpoint, { id: 'no-uuid', json }))).toEqual(['id'])
      expect(await snapshot(product)).toBe(before)
    })

  if (row.invalid)
    test('names every wrong field and writes nothing', async () => {
      for (const [call, fields] of row.invalid ?? []) {
        const before = await snapshot(product)
        const seen = await send(isPublic ? createVisitor(product) : admin, endpoint, {
          id: connected.id,
          ...call,
        })
        expect(await snapshot(product)).toBe(before)
        expect(wrongFieldsOf(seen).sort(), JSON.stringify(call)).toEqual([...fields].sort())
      }
    })

  if (name !== 'setUp')
    test('succeeds as the contract says', async () => {
      const { by = admin, isTrue = async () => true, ...call } = await row.succeed()
      const seen = await send(by, endpoint, call)
      expect(await isTrue()).toBe(true)
      expect(seen.status, seen.text).toBe(success.status)
      if ('file' in success) {
        expect(seen.headers.get('content-type')).toBe(`${success.file}; charset=utf-8`)
        return
      }
      if (!('body' in success)) {
        expect(seen.text).toBe('')
        return
      }
      expect(seen.headers.get('content-type')).toBe('application/json; charset=utf-8')
      const body: unknown = JSON.parse(seen.text)
      expect(z.encode(success.body, success.body.parse(body) as never)).toEqual(body)
    })

  if (row.conflicts)
    test('refuses what does not fit the state, by a code of the contract', async () => {
      for (const [call, code] of (await row.conflicts?.()) ?? []) {
        const before = await snapshotWithoutRefusals(product)
        const { by = isPublic ? createVisitor(product) : admin } = call
        const seen = await send(by, endpoint, call)
        expect(await snapshotWithoutRefusals(product)).toBe(before)
        expect(problemOf(seen).code).toBe(code)
        expect(['validation_failed', ...endpoint.problems]).toContain(code)
      }
    })
})

test('the addresses of the contract are those of the API, one by one', () => {
  const addresses = Object.values(endpoints).map(({ method, path }) => `${method} ${apiPrefix}${path}`)
  expect(new Set(addresses).size).toBe(addresses.length)
  for (const [name, endpoint] of Object.entries(endpoints)) expect(endpoint.name).toBe(name)
})
