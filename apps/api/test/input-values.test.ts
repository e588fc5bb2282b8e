import { createIntegration, getIntegration } from '@collector/contracts'
import { tries, triesTimeoutMs } from '@collector/db/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoLeak, problemOf, snapshotWithoutRefusals, wrongFieldsOf } from './harness/answers.ts'
import {
  createAdministrator,
  createVismaIntegration,
  giveConsent,
  type Person,
  untilIntegration,
} from './harness/people.ts'
import { type Product, startProduct } from './harness/product.ts'

let product: Product
let admin: Person
let id: string

beforeAll(async () => {
  product = await startProduct()
  admin = await createAdministrator(product)
  id = (await createVismaIntegration(admin)).id
})
afterAll(() => product.close())

const fortnox = {
  app: 'fortnox',
  name: 'Frisör',
  venueId: 'frisor',
  daysBack: 7,
  costCenter: 'AVD1',
  invoiceSelection: 'all',
  serviceAccount: true,
}
const json = { 'content-type': 'application/json' }

/** Every scalar that a request may hold, with a request that is right but for it. */
const scalars = (): [string, string, Record<string, unknown>, string[]][] => [
  ['POST', '/integrations', fortnox, Object.keys(fortnox)],
  [
    'PATCH',
    `/integrations/${id}`,
    { version: 1, name: 'x', venueId: 'x', daysBack: 7, paused: false },
    ['version', 'name', 'venueId', 'daysBack', 'paused'],
  ],
  ['POST', `/integrations/${id}/consent-link`, { validDays: 7 }, ['validDays']],
  ['POST', '/session', { email: 'anna@venue.example', password: 'x' }, ['email', 'password']],
  [
    'POST',
    '/setup',
    { token: 'x', name: 'x', email: 'a@b.example', password: 'a good password' },
    ['token', 'name', 'email', 'password'],
  ],
]

test('IN-04 no object, list or other type in the place of a value reaches the database', async () => {
  const wrong = [
    ...[
      '{"not":""}',
      '{"contains":""}',
      '{"startsWith":""}',
      '{"gt":0}',
      '{"in":[]}',
      '{"set":"x"}',
      '{"increment":1}',
    ],
    ...[
      '{"$ne":null}',
      '{"equals":"x"}',
      '{}',
      '[]',
      '[""]',
      '["x","y"]',
      '[[]]',
      '1e400',
      '-1e400',
      '1e-400',
    ],
    ...['-0', '9007199254740993', '1.0000000000000001e16', '"\\u0000"', '{"toString":"x"}', '{"length":1}'],
  ]
  const alwaysWrong: Record<string, string[]> = {
    costCenter: ['true', '0'],
    serviceAccount: ['"true"', '1', 'null'],
    paused: ['"true"', '1', '0', 'null'],
    version: ['"1"', 'true', 'null', '1.5'],
    daysBack: ['"7"', 'true', 'null', '7.5'],
    validDays: ['"7"', 'true', 'null'],
  }
  const before = await snapshotWithoutRefusals(product)
  let checked = 0
  for (const [method, path, right, fields] of scalars())
    for (const field of fields)
      for (const value of [...wrong, ...(alwaysWrong[field] ?? ['true', 'null', '0'])]) {
        const marked = JSON.stringify({ ...right, [field]: 'the value' })
        const body = marked.replace('"the value"', () => value)
        const seen = await admin.raw(method, path, { body, headers: json })
        // A secret may be any text: it is only hashed.
        if (['password', 'token'].includes(field) && value === '"\\u0000"' && seen.status < 500) continue
        expectNoLeak(seen)
        expect(wrongFieldsOf(seen), `${method} ${path} ${field}=${value}`).toContain(field)
        checked += 1
      }
  expect(await snapshotWithoutRefusals(product)).toBe(before)
  expect(checked).toBeGreaterThan(300)
}, 20_000)

test('IN-04 a doubled or bracketed query key is refused by name', async () => {
  for (const query of [
    'limit=1&limit=2',
    'limit[]=1',
    'limit[0]=1',
    'limit[gt]=1',
    'limit.gt=1',
    'limit%5B%5D=1',
  ]) {
    const [field] = decodeURIComponent(query).split('=')
    expect(wrongFieldsOf(await admin.raw('GET', `/integrations?${query}`)), query).toContain(field)
  }
  for (const each of [
    '{"not":""}',
    '[object Object]',
    'undefined',
    'null',
    '*',
    '%',
    "'",
    '1 OR 1=1',
    'NaN',
  ]) {
    const seen = await admin.raw('GET', `/integrations/${encodeURIComponent(each)}`)
    expect(wrongFieldsOf(seen), each).toEqual(['id'])
  }
})

test('IN-05 a field that a caller may not set is refused by name, and nothing is stored', async () => {
  const forbidden = [
    ...[
      'id',
      'tenant',
      'role',
      'status',
      'attentionReason',
      'pausedStatus',
      'company',
      'companyId',
      'connectedAt',
    ],
    ...[
      'connection',
      'connections',
      'consentLink',
      'consentLinks',
      'lastSync',
      'syncs',
      'invoices',
      'events',
      'nextSyncAt',
    ],
    ...[
      'accessToken',
      'refreshToken',
      'accessTokenSealed',
      'tokenHash',
      'tokenSealed',
      'createdAt',
      'updatedAt',
      'deletedAt',
    ],
    ...[
      'createdBy',
      'createdById',
      'userId',
      'passwordHash',
      'disabledAt',
      'failureCount',
      'Name',
      'NAME',
      'name ',
      '',
    ],
  ]
  const before = await snapshotWithoutRefusals(product)
  for (const [method, path, right, fields] of scalars())
    for (const field of forbidden.filter(each => !fields.includes(each))) {
      const seen = await admin.raw(method, path, { json: { ...right, [field]: 'x' } })
      expect(wrongFieldsOf(seen), `${method} ${path} ${field}`).toEqual([field])
    }
  const seen = await admin.raw('PATCH', `/integrations/${id}`, {
    json: { version: 1, app: 'fortnox', name: 'x' },
  })
  expect(wrongFieldsOf(seen)).toEqual(['app'])
  expect(await snapshotWithoutRefusals(product)).toBe(before)
}, 20_000)

test('a request with thousands of unknown fields is told about fifty of them', async () => {
  const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`k${i}`, 1]))
  const seen = await admin.raw('POST', '/integrations', { json: { ...fortnox, ...many } })
  expect(wrongFieldsOf(seen)).toHaveLength(50)
})

test('IN-06 what cannot be shown is refused by name in every text field, and is never a server error', async () => {
  const bad = [
    '\0',
    'a\0b',
    '\ud800',
    'a\udc00b',
    '\udfff\ud800',
    '\u0007',
    'a\nb',
    'a\r\nb',
    'a\tb',
    '\u007f',
    '\u0085',
  ]
  const directions = ['\u202e', 'a\u202db', '\u2066', 'a\u2069', '\u2028', 'a\u2029b']
  const invisible = [
    '\u200b',
    '\u200d\u200d',
    ' \u00a0 ',
    '\u3164',
    '\u2800',
    '\ufeff',
    '\u00ad',
    '\u{e0020}',
  ]
  const before = await snapshotWithoutRefusals(product)
  for (const text of [...bad, ...directions, ...invisible]) {
    for (const field of ['name', 'venueId', 'costCenter']) {
      // White space at the ends is trimmed away; what is left decides.
      const value = field === 'costCenter' && invisible.includes(text) ? `${text}\0` : text
      const seen = await admin.raw('POST', '/integrations', { json: { ...fortnox, [field]: value } })
      expect(wrongFieldsOf(seen), `${field} ${JSON.stringify(text)}`).toContain(field)
    }
    const login = await admin.raw('POST', '/session', {
      json: { email: `a${text}b@venue.example`, password: text },
    })
    expect([400, 401]).toContain(login.status)
    expectNoLeak(login)
    const byUrl = await admin.raw('GET', `/integrations/${encodeURIComponent(text.toWellFormed())}`)
    expect(wrongFieldsOf(byUrl)).toEqual(['id'])
  }
  expect(await snapshotWithoutRefusals(product)).toBe(before)
})

test('IN-06 a name counts by characters, not by their storage', async () => {
  const lengthOf: [string, boolean][] = [
    ['å'.repeat(100), true],
    ['å'.repeat(101), false],
    ['𝒳'.repeat(100), true],
    ['𝒳'.repeat(101), false],
    ['e\u0301'.repeat(100), true],
    [`a${'\u0301'.repeat(99)}`, true],
    [`a${'\u0301'.repeat(300)}`, false],
    [` ${'x'.repeat(100)} `, true],
  ]
  for (const [name, fits] of lengthOf) {
    const seen = await admin.raw('POST', '/integrations', { json: { ...fortnox, name } })
    if (fits) expect(seen.status, name).toBe(201)
    else
      expect(problemOf(seen).errors?.[0], name).toMatchObject({
        field: 'name',
        code: 'too_long',
        params: { max: 100 },
      })
  }
})

test(
  'IN-06 any text is either stored and given back, normalised, or refused; never a server error',
  async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 110 }),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc
        .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
        .map(units => String.fromCharCode(...units)),
    )
    const seenStatuses = new Set<number>()
    await fc.assert(
      fc.asyncProperty(text, text, async (name, costCenter) => {
        const seen = await admin.raw('POST', '/integrations', { json: { ...fortnox, name, costCenter } })
        seenStatuses.add(seen.status)
        if (seen.status === 201) {
          const made = JSON.parse(seen.text)
          const row = await product.db.prisma.integration.findUniqueOrThrow({ where: { id: made.id } })
          expect(row).toMatchObject({
            name: name.trim().normalize('NFC'),
            costCenter: costCenter.trim().normalize('NFC'),
          })
          expect(made).toMatchObject({ name: row.name, costCenter: row.costCenter })
        } else {
          expect(problemOf(seen).code).toBe('validation_failed')
        }
      }),
      { numRuns: tries(100, 10_000) },
    )
    expect([...seenStatuses].sort()).toEqual([201, 400])
  },
  triesTimeoutMs,
)

test('IN-09 what was typed comes back letter for letter as JSON, and a page for owners shows it as text', async () => {
  const payloads = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    '</title><script>alert(1)</script>',
    '<!--<iframe src=javascript:alert(1)>',
    '{{7*7}} <%= 7*7 %> #{7*7}',
    '&lt;b&gt; &amp; &#60;',
    'javascript:alert(1)//"onmouseover="alert(1)',
    '<a href="javascript:alert(1)">x</a>',
    '\\x3cscript\\x3e \\u003cscript',
    '=1+1 +1 -1 @SUM(A1)',
    "Robert'); DROP TABLE integrations;--",
  ]
  for (const name of payloads) {
    const made = await admin.call(createIntegration, {
      body: { app: 'visma', name, venueId: 'salong', daysBack: 7 },
    })
    const seen = await admin.raw('GET', `/integrations/${made.id}`)
    expect(JSON.parse(seen.text).name).toBe(name)
    expect(seen.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(seen.headers.get('x-content-type-options')).toBe('nosniff')

    const { seen: page } = await giveConsent(product, made)
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(page.text).not.toContain('<script')
    expect(page.text).not.toMatch(/<(img|svg|iframe|a href="javascript)/)
    expect(unescapeHtml(page.text)).toContain(name)
  }
  await untilIntegration(admin, id, ({ status }) => status === 'pending')
  const list = await admin.call(getIntegration, { params: { id } })
  expect(list.name).toBe('Salong Björk')
}, 30_000)

function unescapeHtml(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
}
