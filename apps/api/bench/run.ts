import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { measures } from './measures/index.ts'

/**
 * Measures fetching and the list on the PostgreSQL that `TEST_DATABASE_URL` names, each measure in a process of
 * its own, and prints a JSON line for each. Fails when a limit is missed. `--only 3` takes the third alone,
 * `--small` reduces the sizes for a quick look.
 */
const { values } = parseArgs({ options: { only: { type: 'string' }, small: { type: 'boolean' } } })
const program = fileURLToPath(new URL('take-measure.ts', import.meta.url))

/** As the README starts a job process: V8 collects garbage the later the more memory it believes to have. */
const nodeOptions = ['--max-old-space-size=512', '--max-semi-space-size=16']

const numbers = [...measures.keys()].map(place => String(place + 1))
const chosen = numbers.filter(number => values.only === undefined || values.only === number)

if (!process.env['TEST_DATABASE_URL'] || chosen.length === 0) {
  const trouble =
    chosen.length === 0 ? `There is no measure ${values.only}.` : 'TEST_DATABASE_URL is missing.'
  process.stderr.write(`${trouble} Start it with npm run bench, which finds a PostgreSQL.\n`)
  process.exit(1)
}
if (values.small) process.stdout.write('Reduced sizes: these figures say no more than that it works.\n')
for (const number of chosen) {
  const size = values.small ? ['--small'] : []
  const child = spawn(process.execPath, [...nodeOptions, program, number, ...size], { stdio: 'inherit' })
  const [code] = await once(child, 'exit')
  if (code !== 0) process.exitCode = 1
}
