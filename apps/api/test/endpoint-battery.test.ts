import {
  apiPrefix,
  type Endpoint,
  endpoints,
  type Integration,
  Role,
  rolePermissions,
} from '@collector/contracts'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { accountRows } from './harness/account-rows.ts'
import { problemOf, snapshot, snapshotWithoutRefusals, wrongFieldsOf } from './harness/answers.ts'
import type { Call, Row } from './harness/battery.ts'
import { missing } from './harness/battery-world.ts'
import { integrationRows } from './harness/integration-rows.ts'
import { letter, linkRows } from './harness/link-rows.ts'
import {
  createAdministrator,
  createColleague,
  createVisitor,
  createVismaIntegration,
  giveConsent,
  type Person,
} from './harness/people.ts'
import { peopleRows } from './harness/people-rows.ts'
import { type Product, startProduct } from './harness/product.ts'
import { runRows } from './harness/run-rows.ts'
import { sessionRows } from './harness/session-rows.ts'

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

const world = () => ({ product, admin, connected })
const rows: Record<keyof typeof endpoints, Row> = {
  ...sessionRows(world),
  ...integrationRows(world),
  ...linkRows(world),
  ...runRows(world),
  ...accountRows(world),
  ...peopleRows(world),
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
