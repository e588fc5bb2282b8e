import { type Endpoint, endpoints, Problem } from '@collector/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { accountRows } from './harness/account-rows.ts'
import type { Call } from './harness/battery.ts'
import type { Seen } from './harness/browser.ts'
import {
  createAdministrator,
  createVisitor,
  createVismaIntegration,
  giveConsent,
  type Person,
  password,
  untilIntegration,
} from './harness/people.ts'
import { peopleRows } from './harness/people-rows.ts'
import { type Product, startProduct } from './harness/product.ts'

type Schema = { [keyword: string]: unknown }
interface Operation {
  operationId: string
  summary: string
  security?: object[]
  parameters?: { name: string; in: string; required?: boolean; schema: Schema }[]
  requestBody?: { required?: boolean; content: Record<string, { schema: Schema }> }
  responses: Record<string, { description: string; content?: Record<string, { schema: Schema }> }>
}
interface Document {
  openapi: string
  info: { title: string; version: string }
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema>; securitySchemes: Record<string, Schema> }
}

let product: Product
let admin: Person
let document: Document

beforeAll(async () => {
  product = await startProduct()
  admin = await createAdministrator(product)
  document = JSON.parse((await createVisitor(product).raw('GET', '/openapi.json')).text)
})
afterAll(() => product.close())

const operationOf = ({ method, path }: Endpoint) => document.paths[`/api/v1${path}`]?.[method.toLowerCase()]

/** The document's own schema as a check, with everything that it refers to. */
function checkOf(schema: Schema): z.ZodType {
  const inlined = JSON.stringify({ ...schema, $defs: document.components.schemas })
  return z.fromJSONSchema(JSON.parse(inlined.replaceAll('#/components/schemas/', '#/$defs/')))
}

function everySchema(): Schema[] {
  const operations = Object.values(document.paths).flatMap(path => Object.values(path))
  return [
    ...Object.values(document.components.schemas),
    ...operations.flatMap(({ parameters = [], requestBody, responses }) => [
      ...parameters.map(({ schema }) => schema),
      ...Object.values(requestBody?.content ?? {}).map(({ schema }) => schema),
      ...Object.values(responses).flatMap(({ content }) =>
        Object.values(content ?? {}).map(({ schema }) => schema),
      ),
    ]),
  ]
}

test('the document is OpenAPI 3.1: every reference resolves, every schema is one, every name is used once', () => {
  expect(document.openapi).toMatch(/^3\.1\.\d+$/)
  expect(document.info).toEqual({ title: expect.any(String), version: expect.any(String) })
  const text = JSON.stringify(document)
  for (const [, name = ''] of text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)) {
    expect(Object.keys(document.components.schemas)).toContain(name)
  }
  expect(text).not.toMatch(/"nullable"|"\$ref":"(?!#\/components\/schemas\/)|"#\/definitions|\$defs/)
  for (const name of Object.keys(document.components.schemas)) {
    expect(name).toMatch(/^[A-Za-z0-9._-]+$/)
    expect(text, `${name} is used`).toContain(`"#/components/schemas/${name}"`)
  }
  const schemas = everySchema()
  expect(schemas.length).toBeGreaterThan(60)
  for (const schema of schemas) expect(() => checkOf(schema)).not.toThrow()
  const ids = Object.values(document.paths).flatMap(path =>
    Object.values(path).map(({ operationId }) => operationId),
  )
  expect(new Set(ids).size).toBe(ids.length)
})

test('every endpoint of the contract is in the document, and nothing else is', () => {
  const documented = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map(method => `${method.toUpperCase()} ${path}`),
  )
  const contracted = Object.values(endpoints).map(({ method, path }) => `${method} /api/v1${path}`)
  expect(documented.sort()).toEqual(contracted.sort())
})

test.for(Object.values<Endpoint>(endpoints).map(endpoint => [endpoint.name, endpoint] as const))(
  '%s is documented with its parameters, its body, its answers and who may',
  ([name, endpoint]) => {
    const operation = operationOf(endpoint) as Operation
    expect(operation).toMatchObject({ operationId: name, summary: endpoint.summary })
    const inPath = (operation.parameters ?? []).filter(parameter => parameter.in === 'path')
    expect(inPath.map(parameter => parameter.name)).toEqual(
      [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, id]) => id),
    )
    expect(inPath.every(({ required }) => required)).toBe(true)
    const inQuery = (operation.parameters ?? []).filter(parameter => parameter.in === 'query')
    const asked = endpoint.query instanceof z.ZodObject ? Object.keys(endpoint.query.shape) : []
    expect(inQuery.map(parameter => parameter.name).sort()).toEqual(asked.sort())
    expect(inQuery.some(({ required }) => required)).toBe(false)
    expect(Boolean(operation.requestBody)).toBe(Boolean(endpoint.body))
    expect(Object.keys(operation.responses).sort()).toEqual(
      [String(endpoint.success.status), 'default'].sort(),
    )
    expect(Object.keys(operation.responses['default']?.content ?? {})).toEqual(['application/problem+json'])
    expect(Boolean(operation.security)).toBe(endpoint.permission !== 'public')
  },
)

test('what the API really answers fits the document, problems included', async () => {
  const integration = await createVismaIntegration(admin)
  await giveConsent(product, integration)
  await untilIntegration(admin, integration.id, ({ lastSync }) => lastSync?.status === 'succeeded')
  const fortnox = { app: 'fortnox', name: 'Frisör', venueId: 'frisor', daysBack: 7 }
  const id = integration.id
  const fresh = (await createVismaIntegration(admin)).id
  const missing = '01900000-0000-7000-8000-000000000000'
  const { id: syncId } = await product.db.prisma.sync.findFirstOrThrow({ where: { integrationId: id } })
  const consentLink = await admin.call(endpoints.createConsentLink, { params: { id }, body: {} })
  const other = { email: 'lisa@lindgrens-maleri.example', company: 'Lindgrens Måleri' }
  await giveConsent(product, { ...integration, consentLink }, other)
  const { heldAt } = await product.db.prisma.heldConnection.findFirstOrThrow()
  const decision = { accept: false, heldAt: heldAt.toISOString() }
  // A run that is over cannot be cancelled.
  product.visma.faults.add({ match: { path: '/v2/customerinvoices' }, fault: { kind: 'delay', ms: 2_000 } })
  const visitor = createVisitor(product)
  const credentials = { email: 'anna@venue.example', password }
  const calls: [Endpoint, string, unknown?, Person?][] = [
    [endpoints.setUp, '', { ...credentials, name: 'x', token: 'x' }],
    [endpoints.setUp, '', {}],
    [endpoints.logIn, '', credentials, visitor],
    [endpoints.logIn, '', { ...credentials, password: 'x' }, createVisitor(product)],
    [endpoints.getSession, ''],
    [endpoints.getSession, '', undefined, createVisitor(product)],
    [endpoints.getMailSettings, ''],
    [endpoints.listApps, ''],
    [endpoints.countIntegrations, ''],
    [endpoints.listIntegrations, '?limit=2'],
    [endpoints.listIntegrations, '?limit=0'],
    [endpoints.exportIntegrations, '?language=sv'],
    [endpoints.pauseIntegrations, '', { ids: [missing] }],
    [endpoints.resumeIntegrations, '', { ids: [fresh] }],
    [endpoints.createConsentLinks, '', { ids: [fresh] }],
    [endpoints.createIntegration, '', fortnox],
    [endpoints.createIntegration, '', { ...fortnox, name: '' }],
    [endpoints.getIntegration, id],
    [endpoints.getIntegration, missing],
    [endpoints.updateIntegration, fresh, { version: 1, paused: true }],
    [endpoints.updateIntegration, fresh, { version: 1 }],
    [endpoints.createConsentLink, id, {}],
    [endpoints.createConsentLink, fresh, {}],
    [endpoints.recordLinkCopy, id, {}],
    [endpoints.sendConsentLink, id, { to: 'eva@salong.example', language: 'sv', greeting: 'Hej!' }],
    [endpoints.listConsentLinks, id],
    [endpoints.followIntegration, id, { language: 'sv' }],
    [endpoints.listFollowers, id],
    [endpoints.unfollowIntegration, id],
    [endpoints.revokeConsentLink, id],
    [endpoints.revokeConsentLink, id],
    [endpoints.requestSync, id, {}],
    [endpoints.cancelSync, id],
    [endpoints.requestSync, fresh, {}],
    [endpoints.getSync, id],
    [endpoints.getSync, fresh],
    [endpoints.previewSync, id, {}],
    [endpoints.previewSync, fresh, {}],
    [endpoints.decideCompany, id, decision],
    [endpoints.decideCompany, id, decision],
    [endpoints.disconnectIntegration, id],
    [endpoints.disconnectIntegration, id],
    [endpoints.listSyncs, id],
    [endpoints.listInvoices, id],
    [endpoints.countInvoicesPerDay, id],
    [endpoints.exportInvoices, id, {}],
    [endpoints.listEvents, id],
    [endpoints.deleteIntegration, fresh],
    [endpoints.deleteIntegration, fresh],
    [endpoints.logOut, '', undefined, visitor],
    [endpoints.logOut, '', undefined, visitor],
  ]
  // The fetch that is asked for below is still running when it is cancelled.
  product.visma.faults.add({ match: { path: '/v2/customerinvoices' }, fault: { kind: 'delay', ms: 1_000 } })
  const answered = new Set<string>()
  for (const [endpoint, idOrQuery, json, by = admin] of calls) {
    const path = endpoint.path.includes('{id}')
      ? endpoint.path.replace('{id}', idOrQuery).replace('{syncId}', syncId)
      : endpoint.path + idOrQuery
    const seen = await by.raw(endpoint.method, path, { json })
    answered.add(`${endpoint.name} ${expectToFit(endpoint, seen)}`)
  }
  const world = () => ({ product, admin })
  for (const [name, row] of Object.entries({ ...accountRows(world), ...peopleRows(world) })) {
    const endpoint: Endpoint = endpoints[name as keyof typeof endpoints]
    const { id = '', query = '', json, by = admin } = (await row.succeed()) as Call
    const seen = await by.raw(endpoint.method, endpoint.path.replace('{id}', id) + query, { json })
    answered.add(`${name} ${expectToFit(endpoint, seen)}`)
  }
  for (const { name, success } of Object.values<Endpoint>(endpoints)) {
    if (name !== 'setUp') expect(answered).toContain(`${name} ${success.status}`)
  }
  expect(answered.size).toBeGreaterThanOrEqual(28)
})

function expectToFit(endpoint: Endpoint, seen: Seen): number {
  const operation = operationOf(endpoint) as Operation
  const answer = operation.responses[seen.status] ?? operation.responses['default']
  const type = seen.headers.get('content-type')?.split(';')[0] ?? ''
  if (!answer?.content) {
    expect(seen.text).toBe('')
    return seen.status
  }
  expect(Object.keys(answer.content), `${endpoint.name} ${seen.status}`).toContain(type)
  const body: unknown = type === 'text/csv' ? seen.text : JSON.parse(seen.text)
  const checked = checkOf(answer.content[type]?.schema ?? {}).safeParse(body)
  expect(checked.success, `${endpoint.name} ${seen.status} ${checked.error} ${seen.text.slice(0, 500)}`).toBe(
    true,
  )
  if (seen.status >= 400) {
    const { code } = Problem.parse(body)
    const common = ['validation_failed', 'unauthenticated', 'forbidden', 'not_found']
    expect([...common, ...endpoint.problems]).toContain(code)
  }
  return seen.status
}
