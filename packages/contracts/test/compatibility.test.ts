import { expect, test } from 'vitest'
import { z } from 'zod'
import { compareContracts, mayBreak } from '../scripts/compatibility/compare-contracts.ts'
import { describeContract } from '../scripts/compatibility/describe-contract.ts'
import { currentContract } from '../scripts/compatibility/read-contract.ts'
import { defineEndpoint, type Endpoint, endpoints, Integration } from '../src/index.ts'

const names = { '.': ['updateThing', 'Thing'] }
const Thing = z.object({
  id: z.uuid(),
  daysBack: z.int(),
  status: z.enum(['pending', 'connected']),
  company: z.string().nullable(),
})
const Change = z.strictObject({ name: z.string().max(100).optional(), version: z.int().min(1) })
const updateThing = defineEndpoint({
  name: 'updateThing',
  method: 'PATCH',
  path: '/things/{id}',
  summary: 'Change a thing',
  permission: 'integrations:manage',
  params: z.strictObject({ id: z.uuid() }),
  body: Change,
  success: { status: 200, body: Thing },
  problems: ['not_found', 'version_conflict'],
})

/** What breaks when the endpoint becomes this one. */
function breaksOf(change: Partial<Endpoint>): string[] {
  const before = describeContract('1.0.0', names, { updateThing })
  return compareContracts(
    before,
    describeContract('1.0.0', names, { updateThing: { ...updateThing, ...change } }),
  )
}
const answering = (body: z.ZodType) => breaksOf({ success: { status: 200, body } })

test('a renamed field fails, in an answer and in a request', () => {
  const { daysBack, ...others } = Thing.shape
  expect(answering(z.object({ ...others, days: daysBack }))).toEqual(['updateThing: answer.daysBack is gone'])
  const { name, version } = Change.shape
  expect(breaksOf({ body: z.strictObject({ title: name, version }) })).toEqual([
    'updateThing: body.name is gone',
  ])
})

test('a field renamed in the real contract fails, and only where it is used', () => {
  const before = currentContract()
  const renamed = structuredClone(before)
  const { oneOf } = renamed.definitions.answer['Integration'] as {
    oneOf: { properties: Record<string, object>; required: string[] }[]
  }
  for (const variant of oneOf) {
    variant.properties['days'] = variant.properties['daysBack'] as object
    delete variant.properties['daysBack']
    variant.required = variant.required.map(name => (name === 'daysBack' ? 'days' : name))
  }
  const breaks = compareContracts(before, renamed)
  expect(breaks).toContain('getIntegration: answer.daysBack is gone')
  expect(breaks.some(line => line.startsWith('listInvoices'))).toBe(false)
})

test('an added optional field passes, in an answer and in a request', () => {
  expect(answering(Thing.extend({ note: z.string().optional(), more: z.int() }))).toEqual([])
  expect(breaksOf({ body: Change.extend({ note: z.string().optional() }) })).toEqual([])
  expect(breaksOf({ query: z.strictObject({ search: z.string().optional() }) })).toEqual([])
})

test('what was accepted must still be', () => {
  const refused: [z.ZodType, string][] = [
    [Change.extend({ note: z.string() }), 'body.note is required now'],
    [Change.extend({ name: z.string().max(50).optional() }), 'body.name has a lower maxLength'],
    [Change.extend({ name: z.string().max(100) }), 'body.name is required now'],
    [Change.extend({ version: z.int().min(2) }), 'body.version has a higher minimum'],
    [Change.extend({ name: z.enum(['a']).optional() }), 'body.name takes fewer values now'],
    [Change.extend({ version: z.string() }), 'body.version was "integer", is "string"'],
  ]
  for (const [body, complaint] of refused) expect(breaksOf({ body })).toContain(`updateThing: ${complaint}`)
  expect(breaksOf({ body: Change.extend({ name: z.string().max(200).nullable().optional() }) })).toEqual([])
})

test('what is read must still be there and of its kind', () => {
  const broken: [z.ZodType, string][] = [
    [Thing.extend({ daysBack: z.int().nullable() }), 'answer.daysBack may be null now'],
    [Thing.extend({ daysBack: z.int().optional() }), 'answer.daysBack may be missing now'],
    [Thing.extend({ daysBack: z.string() }), 'answer.daysBack was "integer", is "string"'],
    [Thing.extend({ status: z.enum(['pending']) }), 'answer.status no longer knows "connected"'],
    [Thing.extend({ status: z.string() }), 'answer.status may be any value now'],
  ]
  for (const [body, complaint] of broken) expect(answering(body)).toContain(`updateThing: ${complaint}`)
  expect(answering(Thing.extend({ status: z.enum(['pending', 'connected', 'paused']) }))).toEqual([])
  expect(answering(Thing.extend({ company: z.string() }))).toEqual([])
})

test('an address, a status, a right, a code and a name stay', () => {
  expect(breaksOf({ path: '/thing/{id}' })).toEqual(['updateThing: path was /things/{id}, is /thing/{id}'])
  expect(breaksOf({ permission: 'invoices:read' })).toHaveLength(1)
  expect(breaksOf({ success: { status: 204 } })).toContain('updateThing: answer is gone')
  expect(breaksOf({ problems: ['not_found'] })).toEqual(['updateThing no longer declares version_conflict'])
  expect(breaksOf({ problems: ['not_found', 'version_conflict', 'not_connected'] })).toEqual([])
  const before = describeContract('1.0.0', names, { updateThing })
  expect(compareContracts(before, describeContract('1.0.0', { '.': ['Thing'] }, {}))).toEqual([
    '. no longer exports updateThing',
    'updateThing is gone',
  ])
})

test('a new app is an addition, a removed one a break', () => {
  const [visma, fortnox] = Integration.options
  const third = fortnox.extend({ app: z.literal('bokio') })
  const reading = (body: z.ZodType) =>
    describeContract(
      '1.0.0',
      {},
      { getIntegration: { ...endpoints.getIntegration, success: { status: 200, body } } },
    )
  const before = reading(Integration)
  expect(compareContracts(before, reading(z.discriminatedUnion('app', [visma, fortnox, third])))).toEqual([])
  expect(compareContracts(before, reading(z.discriminatedUnion('app', [visma])))).not.toEqual([])
})

test('only a new major version may break, below 1.0 a new minor one', () => {
  expect(mayBreak('1.2.3', '2.0.0')).toBe(true)
  expect(mayBreak('1.2.3', '1.3.0')).toBe(false)
  expect(mayBreak('0.1.0', '0.2.0')).toBe(true)
  expect(mayBreak('0.1.0', '0.1.1')).toBe(false)
  expect(mayBreak('0.9.0', '1.0.0')).toBe(true)
})
