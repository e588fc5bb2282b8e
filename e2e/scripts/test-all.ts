import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { type Counts, countPlaywright, countVitest } from './count-results.ts'
import { runTool } from './run-tool.ts'

/**
 * Runs every test and ends with the line `N passed, N failed`; a runner that cannot work is a failure as well.
 * `--only unit` or `--only e2e` runs a part; what follows `--` is handed to Vitest.
 */
const { values, positionals } = parseArgs({ allowPositionals: true, options: { only: { type: 'string' } } })
const reports = await mkdtemp(path.join(tmpdir(), 'collector-tests-'))
const total: Counts = { passed: 0, failed: 0, skipped: 0 }

try {
  const isBuilt = await runTool('turbo', ['run', 'build', '--output-logs=errors-only'])
  if (!isBuilt) add({ passed: 0, failed: 1, skipped: 0 })
  else {
    if (values.only !== 'e2e') add(await runVitest(path.join(reports, 'vitest.json')))
    if (values.only !== 'unit') add(await runPlaywright(path.join(reports, 'playwright.json')))
  }
} finally {
  await rm(reports, { recursive: true, force: true })
}

if (total.skipped > 0) process.stdout.write(`\n${total.skipped} skipped\n`)
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`)
process.exitCode = total.failed > 0 ? 1 : 0

async function runVitest(report: string): Promise<Counts> {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const succeeded = await runTool('vitest', ['run', ...reporters, ...positionals])
  return await countVitest(report, succeeded)
}

async function runPlaywright(report: string): Promise<Counts> {
  const succeeded = await runTool('playwright', ['test', '--reporter=list,json'], {
    cwd: 'e2e',
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  })
  return await countPlaywright(report, succeeded)
}

function add(counts: Counts): void {
  total.passed += counts.passed
  total.failed += counts.failed
  total.skipped += counts.skipped
}
