import { parseArgs } from 'node:util'
import { lineOf } from './measure.ts'
import { measures } from './measures/index.ts'

/** Takes the measure of a number in this process, prints its line, and fails when its limit is missed. */
const { values, positionals } = parseArgs({ allowPositionals: true, options: { small: { type: 'boolean' } } })
const load = measures[Number(positionals[0]) - 1]
if (!load) throw new Error(`there is no measure ${positionals[0]}`)
const measure = await load()
const isSmall = values.small ?? false
const line = lineOf(measure, await measure.take({ isSmall }))
process.stdout.write(`${JSON.stringify({ ...line, ...(isSmall && { reduced: true }) })}\n`)
process.exitCode = line.meets ? 0 : 1
