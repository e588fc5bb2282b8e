import { readdir } from 'node:fs/promises'
import { expect, test } from 'vitest'
import manifest from '../package.json' with { type: 'json' }
import * as everything from '../src/index.ts'

const folder = new URL('../src/areas/', import.meta.url)
const areas = (await readdir(folder)).map(file => file.replace('.ts', ''))
const modules = await Promise.all(
  areas.map(async area => [area, await import(new URL(`${area}.ts`, folder).href)] as const),
)

test('every area is an entry of the package', () => {
  for (const area of areas) {
    expect(manifest.exports).toHaveProperty([`./${area}`], `./src/areas/${area}.ts`)
  }
})

test('every endpoint belongs to exactly one area and to the table under its own name', () => {
  for (const [name, endpoint] of Object.entries(everything.endpoints)) {
    expect(endpoint.name).toBe(name)
    expect(modules.filter(([, module]) => module[name] === endpoint).map(([area]) => area)).toHaveLength(1)
    expect(everything).toHaveProperty(name, endpoint)
  }
})

test('an area exports nothing that the package as a whole does not', () => {
  for (const [, module] of modules) {
    for (const name of Object.keys(module)) expect(everything).toHaveProperty(name)
  }
})
