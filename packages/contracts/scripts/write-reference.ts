import { mkdir, rm, writeFile } from 'node:fs/promises'
import { type ExportedName, exportedNames } from './exported-names.ts'

/**
 * Writes `dist/reference`: a page for each entry of the package, made of the docstrings and the declarations
 * themselves. The inferred types of schemas fill screens; their sources are what people read.
 */
const folder = new URL('../dist/reference/', import.meta.url)
const entries = Map.groupBy(exportedNames({ once: false }), ({ entry }) => entry)
const pages = [...entries].filter(([entry]) => entry !== '.')
const covered = new Set(pages.flatMap(([, names]) => names.map(({ name }) => name)))
const rest = (entries.get('.') ?? []).filter(({ name }) => !covered.has(name))

await rm(folder, { recursive: true, force: true })
await mkdir(folder, { recursive: true })
for (const [entry, names] of [...pages, ['.', rest] as const]) {
  await writeFile(new URL(`${fileOf(entry)}`, folder), pageOf(entry, names))
}
await writeFile(new URL('README.md', folder), contents())
console.info(
  `reference: ${pages.length + 1} pages, ${new Set([...covered, ...rest.map(({ name }) => name)]).size} names`,
)

function contents(): string {
  const line = ([entry, names]: readonly [string, ExportedName[]]) =>
    `- [${titleOf(entry)}](${fileOf(entry)}): ${names.map(({ name }) => `\`${name}\``).join(' ')}`
  return ['# Reference', '', ...[['.', rest] as const, ...pages].map(line), ''].join('\n')
}

function pageOf(entry: string, names: readonly ExportedName[]): string {
  const inOrder = [...names].sort((a, b) => a.name.localeCompare(b.name))
  return [`# ${titleOf(entry)}`, '', ...inOrder.flatMap(sectionOf)].join('\n')
}

function sectionOf({ name, docstring, declaration, source }: ExportedName): string[] {
  const [summary = '', ...tags] = docstring.split(/^@/m)
  const examples = tags
    .filter(tag => tag.startsWith('example'))
    .map(tag => tag.slice('example'.length).trim())
  const throws = tags.filter(tag => tag.startsWith('throws')).map(tag => tag.slice('throws'.length).trim())
  const end = declaration.type === 'FunctionDeclaration' ? declaration.body?.start : declaration.end
  return [
    `## ${name}`,
    '',
    summary.trim(),
    '',
    ...(throws.length > 0 ? [`Problems: ${throws.join(' ').replace(/\{\w+\}\s*/g, '')}`, ''] : []),
    ...codeBlock(source.slice(declaration.start, end).trim()),
    ...examples.flatMap(example => ['Example:', '', ...codeBlock(example)]),
  ]
}

function codeBlock(code: string): string[] {
  return ['```ts', code, '```', '']
}

function titleOf(entry: string): string {
  return `@collector/contracts${entry.slice(1)}`
}

function fileOf(entry: string): string {
  return entry === '.' ? 'contracts.md' : `${entry.slice(2)}.md`
}
