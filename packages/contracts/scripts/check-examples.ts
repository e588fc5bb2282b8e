import { spawnSync } from 'node:child_process'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { codeBlocks } from './code-blocks.ts'
import { type ExportedName, exportedNames } from './exported-names.ts'

/**
 * Compiles every example of a docstring and every code block of the README. A docstring's example may use the
 * package's names, `client`, `queryClient` and `id` without an import; the README's say everything themselves.
 */
const folder = fileURLToPath(new URL('../.examples/', import.meta.url))
const names = exportedNames()
const tsconfig = {
  extends: '../tsconfig.json',
  compilerOptions: {
    jsx: 'react-jsx',
    lib: ['es2024', 'dom', 'dom.iterable'],
    module: 'esnext',
    moduleResolution: 'bundler',
    verbatimModuleSyntax: false,
    types: ['vite/client', 'node'],
  },
  include: ['*.ts', '*.tsx', 'src'],
}

await rm(folder, { recursive: true, force: true })
await mkdir(`${folder}src`, { recursive: true })
try {
  for (const exported of names) {
    for (const [i, code] of examplesOf(exported).entries()) {
      await writeFile(`${folder}${exported.name}.${i}.ts`, withImports(code))
    }
  }
  const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8')
  const blocks = codeBlocks(readme)
  for (const [i, { extension, path, code }] of blocks.entries()) {
    await writeFile(`${folder}${path ?? `readme.${i}.${extension}`}`, code)
  }
  await writeFile(`${folder}tsconfig.json`, JSON.stringify(tsconfig))
  const { status } = spawnSync('tsc', ['-p', folder], { stdio: 'inherit' })
  process.exitCode = status ?? 1
  if (status === 0) console.info(`${names.length} names and ${blocks.length} blocks of the README compile`)
} finally {
  await rm(folder, { recursive: true, force: true })
}

function examplesOf({ docstring }: ExportedName): string[] {
  return docstring
    .split(/^@/m)
    .filter(tag => tag.startsWith('example'))
    .map(tag => tag.slice('example'.length).trim())
}

function withImports(code: string): string {
  const declared = [...code.matchAll(/\b(?:const|type|function|class|for \(const) (\w+)/g)].map(
    ([, name]) => name,
  )
  const destructured = [...code.matchAll(/\bconst [{[]([^=]*)[}\]] ?[:=]/g)].flatMap(([, list = '']) =>
    [...list.matchAll(/(\w+)\s*(?=[,}\]]|$)/g)].map(([, name]) => name),
  )
  const own = new Set([...declared, ...destructured])
  const used = names.filter(
    ({ name }) => !own.has(name) && new RegExp(`(?<!['\\w]|(?<!\\.)\\.)${name}\\b`).test(code),
  )
  return [
    ...used.map(({ name, entry }) => `import { ${name} } from '@collector/contracts${entry.slice(1)}'`),
    `import type { Client as AnyClient } from '@collector/contracts'`,
    `import type { QueryClient as AnyQueryClient } from '@tanstack/react-query'`,
    'declare const client: AnyClient',
    'declare const queryClient: AnyQueryClient',
    'declare const id: string',
    ...(/\bz\./.test(code) ? [`import { z } from 'zod'`] : []),
    code,
    'export {}',
  ].join('\n')
}
