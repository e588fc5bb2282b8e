import { expect, test } from 'vitest'
import { logInPath, paths, safeTarget } from '../src/config/paths.ts'

const origin = 'https://collector.example'

test.each([
  null,
  '',
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '/\t//evil.example',
  '\\\\evil.example',
  'javascript:alert(1)',
  '/..//evil.example',
  'https:evil.example',
])('OA-09 a login leads nowhere but into the application: %j', next => {
  const target = safeTarget(next, origin)
  expect(new URL(target, origin).origin).toBe(origin)
  expect(target).toBe(paths.integrations)
})

test('a login leads back to the page that was asked for', () => {
  const page = `${paths.integration('01900000-0000-7000-8000-000000000001')}?a=b#c`
  const next = new URL(logInPath(page), origin).searchParams.get('next')
  expect(safeTarget(next, origin)).toBe(page)
})
