import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Comment, type Declaration, type Program, parseSync } from 'oxc-parser'
import manifest from '../package.json' with { type: 'json' }

/** A name that consumers can import, with the docstring before its first declaration. */
export interface ExportedName {
  name: string
  /** As in `exports`, for example `./queries`. */
  entry: string
  file: string
  declaration: Declaration
  docstring: string
  source: string
}

interface Module {
  program: Program
  comments: Comment[]
  source: string
}

const modules = new Map<string, Module>()

/** Every name of every entry; with `once`, only in the entry that has it first. */
export function exportedNames({ once = true } = {}): ExportedName[] {
  const names = new Map<string, ExportedName>()
  for (const [entry, target] of Object.entries(manifest.exports)) {
    const file = fileURLToPath(new URL(`../${sourceOf(target)}`, import.meta.url))
    for (const found of namesOf(file, entry)) {
      const key = once ? found.name : `${entry} ${found.name}`
      if (!names.has(key)) names.set(key, found)
    }
  }
  return [...names.values()]
}

/** The source behind an entry, whether `exports` speaks of sources or, while packing, of what was built. */
function sourceOf(target: string | { default: string }): string {
  const path = typeof target === 'string' ? target : target.default
  return path.replace('./dist/', './src/').replace(/\.js$/, '.ts')
}

function namesOf(file: string, entry: string): ExportedName[] {
  const { program, comments, source } = moduleOf(file)
  const resolve = (specifier: string) => fileURLToPath(new URL(specifier, `file://${file}`))
  return program.body.flatMap((statement): ExportedName[] => {
    if (statement.type === 'ExportAllDeclaration') return namesOf(resolve(statement.source.value), entry)
    if (statement.type !== 'ExportNamedDeclaration') return []
    if (statement.source) {
      const wanted = statement.specifiers.map(({ exported }) => ('name' in exported ? exported.name : ''))
      return namesOf(resolve(statement.source.value), entry).filter(({ name }) => wanted.includes(name))
    }
    const { declaration } = statement
    if (!declaration) return []
    const before = comments.filter(({ end }) => source.slice(end, statement.start).trim() === '')
    const docstring = before.find(({ type, value }) => type === 'Block' && value.startsWith('*'))
    const text = (docstring?.value ?? '').replace(/^\s*\* ?/gm, '').trim()
    return namesIn(declaration).map(name => ({ name, entry, file, declaration, docstring: text, source }))
  })
}

function namesIn(declaration: Declaration): string[] {
  if (declaration.type === 'VariableDeclaration') {
    return declaration.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : []))
  }
  return 'id' in declaration && declaration.id?.type === 'Identifier' ? [declaration.id.name] : []
}

function moduleOf(file: string): Module {
  let found = modules.get(file)
  if (!found) {
    const source = readFileSync(file, 'utf8')
    const { program, comments } = parseSync(file, source)
    found = { program, comments, source }
    modules.set(file, found)
  }
  return found
}
