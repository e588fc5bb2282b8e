import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import manifest from '../package.json' with { type: 'json' }
import { codeBlocks } from '../scripts/code-blocks.ts'

const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8')

test('the list and the form of the README fit into sixty lines', () => {
  const [example] = codeBlocks(readme)
  expect(example?.path).toBe('src/integrations.tsx')
  for (const name of ['listIntegrations', 'createIntegration', 'fieldsOf'])
    expect(example?.code).toContain(name)
  expect(example?.code.trimEnd().split('\n').length).toBeLessThanOrEqual(60)
})

test('the README names every entry of the package', () => {
  const named = [...readme.matchAll(/^\| (`.*?) \|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`(?:@collector\/contracts)?(\/[\w-]+)?`/g)].map(([, entry = '']) => `.${entry}`),
  )
  expect(named.sort()).toEqual(
    Object.keys(manifest.exports)
      .filter(entry => !entry.endsWith('.json'))
      .sort(),
  )
})
