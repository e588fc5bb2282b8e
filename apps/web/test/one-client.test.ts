import { glob, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import * as contracts from '@collector/contracts'
import { parseSync, Visitor } from 'oxc-parser'
import { expect, test } from 'vitest'

const source = fileURLToPath(new URL('../src', import.meta.url))
const files: { file: string; text: string }[] = []
for await (const file of glob(`${source}/**/*.{ts,tsx}`)) {
  files.push({ file: file.slice(source.length + 1), text: await readFile(file, 'utf8') })
}

interface Findings {
  /** Names that are read but declared nowhere in the file, members of objects aside. */
  called: string[]
  /** Keys of objects. */
  keys: string[]
  strings: string[]
  declared: string[]
  /** What members are read of. */
  read: string[]
}

function findingsIn(file: string, text: string): Findings {
  const found: Findings = { called: [], keys: [], strings: [], declared: [], read: [] }
  const { program } = parseSync(file, text)
  new Visitor({
    CallExpression: ({ callee }) => {
      if (callee.type === 'Identifier') found.called.push(callee.name)
      if (callee.type === 'MemberExpression' && callee.property.type === 'Identifier') {
        found.called.push(callee.property.name)
      }
    },
    NewExpression: ({ callee }) => {
      if (callee.type === 'Identifier') found.called.push(callee.name)
    },
    MemberExpression: ({ object }) => {
      if (object.type === 'Identifier') found.read.push(object.name)
    },
    Property: ({ key }) => {
      if (key.type === 'Identifier') found.keys.push(key.name)
    },
    Literal: ({ value }) => {
      if (typeof value === 'string') found.strings.push(value)
    },
    TemplateElement: ({ value }) => {
      found.strings.push(value.raw)
    },
    TSInterfaceDeclaration: ({ id }) => {
      found.declared.push(id.name)
    },
    TSTypeAliasDeclaration: ({ id }) => {
      found.declared.push(id.name)
    },
  }).visit(program)
  return found
}

const findings = files.map(({ file, text }) => ({ file, ...findingsIn(file, text) }))
const where = (matches: (findings: Findings) => boolean) => findings.filter(matches).map(({ file }) => file)

test('the application asks the API through the client of the contracts and in no other way', () => {
  const others = ['fetch', 'XMLHttpRequest', 'EventSource', 'WebSocket', 'sendBeacon', 'importScripts']
  expect(files.length).toBeGreaterThan(100)
  // Whether a page's own file is there is no question to the API.
  const ofFiles = ['components/route-error.tsx']
  expect(where(({ called }) => called.some(name => others.includes(name)))).toEqual(ofFiles)
  expect(where(({ called }) => called.includes('createClient'))).toEqual(['api/client.ts'])
  expect(where(({ called }) => called.includes('urlOf')).length).toBeLessThan(5)
})

test('what reads goes through the query options of the contracts', () => {
  // Whose offer it is stands in the body, so that its token stays out of addresses: it is no GET.
  const byPost = ['features/session/accept-invitation.tsx']
  expect(where(({ keys }) => keys.includes('queryFn'))).toEqual(byPost)
})

test('no address of the API is written in the application', () => {
  expect(where(({ strings }) => strings.some(text => /^\/(api|sso)\b|\/api\/v1/.test(text)))).toEqual([])
  const paths = Object.values(contracts.endpoints).map(({ path }) => path.replace(/\{\w+\}/g, ''))
  // Its own addresses, which may read alike, are all in one file.
  const others = findings.filter(({ file }) => file !== 'config/paths.ts')
  const written = others.flatMap(({ file, strings }) =>
    strings.filter(text => text.length > 1 && paths.includes(text)).map(text => `${file} ${text}`),
  )
  expect(written).toEqual([])
})

test('no type of the contracts is written a second time', () => {
  const nouns = Object.keys(contracts).filter(name => /^[A-Z]/.test(name))
  expect(nouns).toContain('Integration')
  expect(where(({ declared }) => declared.some(name => nouns.includes(name)))).toEqual([])
})

test('no schema is read off an endpoint: the build leaves what a call needs', () => {
  expect(where(({ read }) => read.some(name => name in contracts.endpoints))).toEqual([])
})
