import { expect, test } from 'vitest'
import type { z } from 'zod'
import {
  apps,
  CreateConsentLinkInput,
  CreateIntegrationInput,
  createIntegrationInputs,
  Email,
  type Endpoint,
  endpoints,
  LogInInput,
  lineOfText,
  NewPassword,
  PageQuery,
  Problem,
  permissions,
  problems,
  Role,
  rolePermissions,
  UpdateIntegrationInput,
} from '../src/index.ts'

const visma = { app: 'visma', name: 'Salong', venueId: 'salong', daysBack: 7 }
const fortnox = { ...visma, app: 'fortnox' }

/** The fields at fault; an unknown one by its own name. */
function faultsOf(schema: z.ZodType, value: unknown): string[] {
  const { error } = schema.safeParse(value)
  return (error?.issues ?? []).flatMap(issue =>
    issue.code === 'unrecognized_keys' ? issue.keys : [issue.path.join('.')],
  )
}

test('Visma asks for exactly name, venue id and days back; Fortnox for three more', () => {
  expect(Object.keys(apps.visma.fields)).toEqual(['name', 'venueId', 'daysBack'])
  expect(Object.keys(apps.fortnox.fields)).toEqual([
    ...Object.keys(apps.visma.fields),
    'costCenter',
    'invoiceSelection',
    'serviceAccount',
  ])
  for (const [app, { fields }] of Object.entries(apps)) {
    const { shape } = createIntegrationInputs[app as keyof typeof apps]
    expect(Object.keys(shape)).toEqual(['app', ...Object.keys(fields)])
  }
})

test('what an empty form shows is what the input takes when the field is left out', () => {
  const parsed = CreateIntegrationInput.parse(fortnox)
  expect(parsed).toEqual({ ...fortnox, costCenter: null, invoiceSelection: 'all', serviceAccount: true })
  expect(apps.fortnox.fields.invoiceSelection.initial).toBe('all')
  expect(apps.fortnox.fields.serviceAccount.initial).toBe(true)
})

test('a field of another app is a fault by its own name', () => {
  expect(faultsOf(CreateIntegrationInput, { ...visma, costCenter: 'x' })).toEqual(['costCenter'])
  expect(faultsOf(CreateIntegrationInput, { ...visma, costCenter: undefined, extra: 1 })).toContain('extra')
  expect(faultsOf(CreateIntegrationInput, fortnox)).toEqual([])
})

test('the bounds of every number are those that the labels say', () => {
  for (const [daysBack, isRight] of [
    [0, false],
    [1, true],
    [365, true],
    [366, false],
    [7.5, false],
    [Number.NaN, false],
    [Number.POSITIVE_INFINITY, false],
    ['7', false],
    [null, false],
  ] as const) {
    expect(faultsOf(CreateIntegrationInput, { ...visma, daysBack })).toEqual(isRight ? [] : ['daysBack'])
  }
  expect(faultsOf(UpdateIntegrationInput, { version: 2_147_483_647 })).toEqual([])
  expect(faultsOf(UpdateIntegrationInput, { version: 2_147_483_648 })).toEqual(['version'])
  expect(CreateConsentLinkInput.parse({})).toEqual({ validDays: 7 })
  expect(faultsOf(CreateConsentLinkInput, { validDays: 31 })).toEqual(['validDays'])
})

test('a change holds only what it names', () => {
  expect(UpdateIntegrationInput.parse({ version: 1, costCenter: null })).toEqual({
    version: 1,
    costCenter: null,
  })
  expect(Object.keys(UpdateIntegrationInput.parse({ version: 1 }))).toEqual(['version'])
})

test('IN-06 a line of text is trimmed, composed and counted in characters', () => {
  const line = lineOfText(1, 5)
  expect(line.parse('  e\u0301e\u0301  ')).toBe('éé')
  expect(line.parse('𝒳𝒳𝒳𝒳𝒳')).toBe('𝒳𝒳𝒳𝒳𝒳')
  expect(line.parse('👩‍🚀')).toBe('👩‍🚀')
  for (const bad of [
    '',
    ' ',
    '\u200b',
    '\u3164',
    '\u2800',
    '𝒳'.repeat(6),
    'a\0',
    '\ud800',
    'a\nb',
    'a\u2028b',
    '\u202ea',
  ]) {
    expect(line.safeParse(bad).success, JSON.stringify(bad)).toBe(false)
  }
})

test('IN-14 no schema is slow on the longest hostile text that a request can hold', () => {
  const length = 65_000
  const hostile = ['a', ' ', '\u0301', '-', '@', 'a@', 'a.', '𝒳', '\ud800', 'e\u0301', 'A_-', '\u200b'].map(
    unit => unit.repeat(Math.floor(length / unit.length)),
  )
  const schemas: z.ZodType[] = [Email, NewPassword, lineOfText(1, 100), apps.visma.fields.venueId.schema]
  schemas.push(PageQuery.shape.cursor, PageQuery.shape.limit)
  for (const schema of schemas)
    for (const text of hostile) {
      for (const tail of ['', '!', '@', '\0']) {
        // The time of this process alone, and its best of ten: the collector and the compiler work beside it.
        let fastestMs = Number.POSITIVE_INFINITY
        for (let i = 0; i < 10 && fastestMs >= 10; i += 1) {
          const before = process.cpuUsage()
          schema.safeParse(text + tail)
          const { user, system } = process.cpuUsage(before)
          fastestMs = Math.min(fastestMs, (user + system) / 1000)
        }
        expect(fastestMs, `${text.slice(0, 4)}… ${tail}`).toBeLessThan(10)
      }
    }
})

test('an e-mail is compared in lower case and may not hold what is no address', () => {
  expect(Email.parse(' Anna@Venue.Example ')).toBe('anna@venue.example')
  for (const bad of [
    'a',
    'a@',
    '@b.se',
    'a@b',
    'a b@c.se',
    'a@b..se',
    'a\0@b.se',
    '\u212aim@reco.example',
    'a@b.se\n.x',
    `${'a'.repeat(250)}@b.se`,
  ]) {
    expect(Email.safeParse(bad).success, bad).toBe(false)
  }
})

test('a password may be anything from 8 to 200 characters, spaces kept', () => {
  expect(NewPassword.parse('  eight  ')).toBe('  eight  ')
  expect(LogInInput.parse({ email: 'a@b.example', password: ' x ' }).password).toBe(' x ')
  for (const bad of ['seven77', 'x'.repeat(201), 'half \ud800 a character'])
    expect(NewPassword.safeParse(bad).success).toBe(false)
})

test('IN-11 a limit is written one way only', () => {
  expect(PageQuery.parse({})).toEqual({ limit: 50 })
  for (const good of ['1', '9', '10', '99', '100'])
    expect(PageQuery.parse({ limit: good }).limit).toBe(Number(good))
  for (const bad of ['0', '00', '01', '101', '1e2', '1.0', '+1', ' 1', '١', '', 'NaN', '-1']) {
    expect(PageQuery.safeParse({ limit: bad }).success, bad).toBe(false)
  }
})

test('SE-18 a viewer changes nothing, onboarding sees no invoices, and every right is an administrator’s', () => {
  expect(rolePermissions.administrator).toEqual(permissions)
  expect(rolePermissions.viewer.every(permission => /:(read|export)$/.test(permission))).toBe(true)
  expect(rolePermissions.onboarding.filter(permission => permission.startsWith('invoices:'))).toEqual([])
  expect(Object.keys(rolePermissions).sort()).toEqual([...Role.options].sort())
})

test('every endpoint that writes asks for more than reading, and every body and query is strict', () => {
  const aboutOneself = ['followIntegration', 'unfollowIntegration']
  for (const { name, method, permission, body, query, params } of Object.values<Endpoint>(endpoints)) {
    if (aboutOneself.includes(name)) expect(permission).toBe('integrations:read')
    else if (method !== 'GET' && permission !== 'public' && permission !== 'session') {
      expect(permission, name).not.toMatch(/:read$/)
    }
    for (const part of [body, query, params]) {
      if (part) expect(faultsOf(part, { ...visma, nobodyKnows: 1 }), name).toContain('nobodyKnows')
    }
  }
})

test('every problem has a status of an error and words in both languages, and fits the schema of problems', () => {
  for (const [code, { status, message }] of Object.entries(problems)) {
    expect(status).toBeGreaterThanOrEqual(400)
    expect(message.en && message.sv).toBeTruthy()
    const problem = { type: 'urn:x', title: message.en, status, code, requestId: 'x' }
    expect(Problem.parse(problem)).toEqual(problem)
  }
})
