import {
  apiPrefix,
  type Endpoint,
  endpoints,
  type Integration,
  Role,
  rolePermissions,
} from '@collector/contracts'
import type { Prisma } from '@collector/db'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { problemOf, snapshot, snapshotWithoutRefusals, wrongFieldsOf } from './harness/answers.ts'
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

/** What is sent: the id in the path, the query with its question mark, the body. */
interface Call {
  id?: string
  query?: string
  json?: unknown
}

/**
 * How one endpoint goes through the battery. An endpoint without a row is a type error, and its test fails.
 */
interface Row {
  /** A call that succeeds, and what then must be true in the database. */
  succeed: () => Promise<Call & { by?: Person; isTrue?: () => Promise<boolean> }>
  /** Broken requests with the fields that the answer must name. */
  invalid?: [Call, string[]][]
  /** Calls that meet another state than they need, with the code of the answer. */
  conflicts?: () => Promise<[Call, string][]>
}

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

const missing = '01900000-0000-7000-8000-000000000000'
const visma = { app: 'visma', name: 'Salong', venueId: 'salong', daysBack: 7 }
const fortnox = { app: 'fortnox', name: 'Frisör', venueId: 'frisor', daysBack: 30 }
const credentials = { email: 'anna@venue.example', password }
const badPages: [Call, string[]][] = [
  [{ query: '?limit=0' }, ['limit']],
  [{ query: '?limit=101&cursor=%21' }, ['limit', 'cursor']],
  [{ query: '?limit=1&limit=2' }, ['limit']],
  [{ query: '?offset=1&sort=name' }, ['offset', 'sort']],
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
  listApps: { succeed: async () => ({}) },
  listIntegrations: { succeed: async () => ({ query: '?limit=2' }), invalid: badPages },
  countIntegrations: { succeed: async () => ({}) },
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
        isTrue: async () => (await count.sync({ activeFor: connected.id, trigger: 'manual' })) === 1,
      }
    },
    conflicts: async () => {
      const both = await fresh()
      await change(both, { status: 'paused' })
      return [
        [{ id: await fresh() }, 'not_connected'],
        [{ id: both }, 'integration_paused'],
        [{ id: connected.id }, 'sync_already_running'],
      ]
    },
  },
  listSyncs: { succeed: async () => ({ id: connected.id, query: '?limit=100' }), invalid: badPages },
  listInvoices: { succeed: async () => ({ id: connected.id, query: '' }), invalid: badPages },
  listEvents: { succeed: async () => ({ id: connected.id, query: '?limit=1' }), invalid: badPages },
}

const send = (by: Person, { method, path }: Endpoint, { id = missing, query = '', json }: Call = {}) =>
  by.raw(method, path.replace('{id}', id) + query, { json })

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
        const before = await snapshot(product)
        const seen = await send(colleague, endpoint, { id: connected.id, json: endpoint.body && {} })
        expect(await snapshot(product)).toBe(before)
        expect(problemOf(seen).code, role).toBe('forbidden')
      }
    })

  if (params)
    test('answers 404 to an unknown id and names a malformed one', async () => {
      const json = { createConsentLink: {}, updateIntegration: { version: 1 } }[name as string]
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
        const seen = await send(isPublic ? createVisitor(product) : admin, endpoint, call)
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
