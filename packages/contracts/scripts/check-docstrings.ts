import path from 'node:path'
import { type ExportedName, exportedNames } from './exported-names.ts'

/**
 * Every name that consumers can import says what it is, in which units its numbers are, which problems an
 * endpoint answers with, and shows an example.
 */
const complaints = exportedNames().flatMap(exported =>
  complaintsAbout(exported).map(
    complaint => `${path.relative(process.cwd(), exported.file)}: ${exported.name} ${complaint}`,
  ),
)
for (const complaint of complaints) console.error(complaint)
if (complaints.length > 0) process.exitCode = 1
else console.info('every exported name is documented')

function complaintsAbout({ docstring, declaration, source }: ExportedName): string[] {
  const text = source.slice(declaration.start, declaration.end)
  const [summary = ''] = docstring.split('\n@')
  return [
    ...(summary.trim().length < 12 ? ['has no docstring'] : []),
    ...(/@example\s+\S/.test(docstring) ? [] : ['has no @example']),
    ...numbersOf(text)
      .filter(name => !summary.includes(`\`${name}\``))
      .map(name => `does not say in which unit \`${name}\` is`),
    ...problemsOf(text)
      .filter(code => !new RegExp(`@throws[^@]*\\b${code}\\b`).test(docstring))
      .map(code => `does not say that it @throws ${code}`),
  ]
}

/** Properties that hold a number and whose name has no unit, unless a comment of their own explains them. */
function numbersOf(text: string): string[] {
  const property = /(\*\/)?\n\s+(\w+)\??: (?:number\b|z\s*\.(?:int|int32|number)\(\)(?!\S*\.describe))/g
  return [...text.matchAll(property)]
    .filter(([, comment, name = '']) => !comment && !/(Ms|Seconds|Days|Bytes|At)$/.test(name))
    .map(([, , name = '']) => name)
}

/** The codes that an endpoint adds to those of every endpoint. */
function problemsOf(text: string): string[] {
  if (!text.includes('defineEndpoint(')) return []
  const [, list = ''] = /problems: \[([^\]]*)\]/.exec(text) ?? []
  return [...list.matchAll(/'(\w+)'/g)].map(([, code = '']) => code)
}
