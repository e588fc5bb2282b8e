import { readFile, writeFile } from 'node:fs/promises'

/**
 * Before packing, `exports` is made to speak of what was built (`dist`); afterwards of the sources again, which
 * the other workspaces use as they are.
 */
const [to] = process.argv.slice(2)
if (to !== 'dist' && to !== 'src') throw new Error('usage: point-exports.ts dist|src')

const file = new URL('../package.json', import.meta.url)
const manifest = JSON.parse(await readFile(file, 'utf8'))
const targets: [string, string | { default: string }][] = Object.entries(manifest.exports)
manifest.exports = Object.fromEntries(targets.map(([entry, target]) => [entry, pointed(target)]))
await writeFile(file, `${JSON.stringify(manifest, null, 2)}\n`)

function pointed(target: string | { default: string }): string | { types: string; default: string } {
  const path = typeof target === 'string' ? target : target.default
  const name = /^\.\/(?:src|dist)\/(.+)\.(?:ts|js)$/.exec(path)?.[1]
  if (!name) throw new Error(`${path} is no file of the package`)
  return to === 'src' ? `./src/${name}.ts` : { types: `./dist/${name}.d.ts`, default: `./dist/${name}.js` }
}
