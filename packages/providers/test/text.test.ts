import { expect, test } from 'vitest'
import { cleanText, decodeEntities, parseEmails, parsePhone } from '../src/text.ts'

test.each([
  ['070-123 45 67', '+46701234567'],
  ['070-123 45 67 (kvällstid)', '+46701234567'],
  ['tel: 070.123.45.67', '+46701234567'],
  ['växel 0470-12 34 56, ankn. 12', '+46470123456'],
  ['08/123 456 78', '+46812345678'],
  ['+46 (0)70 123 45 67', '+46701234567'],
  ['0046701234567', '+46701234567'],
  ['46701234567', '+46701234567'],
  ['+358 40 123 4567', '+358401234567'],
  ['+47 412 34 567', '+4741234567'],
  ['+1 202 555 0123', '+12025550123'],
])('the number in %j is %s', (text, number) => {
  expect(parsePhone([text])).toBe(number)
})

test.each([
  '070-123 45 67 / 08-123 456 78',
  '070-1234567/08-12345678',
  '070-1234567, 08-12345678',
  '070-1234567; 08-12345678',
  '070-1234567 eller 08-12345678',
  '0701234567 0709999999',
  'Anna 070-123 45 67, Bo 070-999 99 99',
  'saknas / 070-1234567',
])('of several numbers in %j the first is taken', text => {
  expect(parsePhone([text])).toBe('+46701234567')
})

test('of several fields the first that holds a number is taken', () => {
  expect(parsePhone([null, undefined, '', 'saknas', '12', '070-123 45 67', '08-123 456 78'])).toBe(
    '+46701234567',
  )
  expect(parsePhone([])).toBeNull()
})

test('a number without a country code is one of the customer’s country, and of Sweden when that is unknown', () => {
  expect(parsePhone(['412 34 567'], 'NO')).toBe('+4741234567')
  expect(parsePhone(['412 34 567'], 'no')).toBe('+4741234567')
  expect(parsePhone(['040 123 4567'], 'FI')).toBe('+358401234567')
  for (const country of [undefined, null, '', 'XX', 'Sverige', '__proto__'])
    expect(parsePhone(['070-123 45 67'], country)).toBe('+46701234567')
  expect(parsePhone(['+46 70 123 45 67'], 'NO')).toBe('+46701234567')
})

test.each([
  '12',
  '112',
  '1234567',
  '0000000000',
  'ring mig',
  '556012-3456',
  '19850101-1234',
  '+46701234567890',
  '+999 123 456 789',
  '\u0000',
])('nonsense such as %j is no number', text => {
  expect(parsePhone([text])).toBeNull()
})

test('what lies beyond two hundred characters is not looked at', () => {
  expect(parsePhone([`${'x '.repeat(100)}070-123 45 67`])).toBeNull()
  expect(parsePhone([`${'x '.repeat(90)}070-123 45 67`])).toBe('+46701234567')
})

test('addresses are taken one by one, in lower case and without doubles', () => {
  expect(parseEmails('Anna@Komma.example,bo@komma.example')).toEqual([
    'anna@komma.example',
    'bo@komma.example',
  ])
  expect(parseEmails('a@b.example; a@B.example\n<c@d.example> "e@f.example"')).toEqual([
    'a@b.example',
    'c@d.example',
    'e@f.example',
  ])
  expect(parseEmails(`${'x '.repeat(2_000)}a@b.example`)).toEqual(['a@b.example'])
  expect(parseEmails(`${'x '.repeat(500_000)}a@b.example`)).toEqual([])
  expect(parseEmails('hej@räksmörgås.example')).toEqual(['hej@xn--rksmrgs-5wao1o.example'])
  expect(parseEmails(Array.from({ length: 20 }, (_, i) => `a${i}@b.example`).join(' '))).toHaveLength(10)
})

test.each([
  null,
  undefined,
  '',
  '  ',
  'kund@',
  'saknar-snabel-a.example',
  'a@b',
  '@b.example',
  'a@b@c.example',
])('%j is no address', text => {
  expect(parseEmails(text)).toEqual([])
})

test('an address longer than mail allows is none', () => {
  expect(parseEmails(`${'a'.repeat(250)}@b.example`)).toEqual([])
})

test.each([
  ['Holm &amp; Söner', 'Holm & Söner'],
  ['&lt;b&gt; &quot;x&quot; &apos;y&apos; &#39;z&#039; &#x27;', `<b> "x" 'y' 'z' '`],
  ['&amp;lt;', '&lt;'],
  ['&#127846;', '🍦'],
  ['A & B &c; &eacute; &#1114112; &#; &amp', 'A & B &c; &eacute; &#1114112; &#; &amp'],
  [null, ''],
])('the entities in %j stand for characters', (text, decoded) => {
  expect(decodeEntities(text)).toBe(decoded)
})

test('text is cut, trimmed and freed of control characters, and empty text is none', () => {
  expect(cleanText(' a\u0000\tb ')).toBe('a b')
  expect(cleanText('\ud800a')).toBe('\ufffda')
  expect(cleanText('🍦🍦', 3)).toBe('🍦\ufffd')
  for (const text of ['', ' \n', null, undefined]) expect(cleanText(text)).toBeNull()
})
