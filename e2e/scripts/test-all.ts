import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Counts, countPlaywright, countVitest } from './count-results.ts'
import { runTool } from './run-tool.ts'

/**
 * Runs every test and ends with the line `N passed, N failed`; a runner that cannot work is a failure as
 * well. `unit` or `e2e` as the first argument runs that part alone; what follows is handed to its runner.
 */
const [part = 'all', ...runnerArguments] = process.argv.slice(2)
const reports = await mkdtemp(path.join(tmpdir(), 'collector-tests-'))
const total: Counts = { passed: 0, failed: 0, skipped: 0 }

try {
  const isBuilt = await runTool('turbo', ['run', 'build', '--output-logs=errors-only'])
  if (!isBuilt) add({ passed: 0, failed: 1, skipped: 0 })
  else {
    if (part !== 'e2e') add(await runVitest(path.join(reports, 'vitest.json')))
    if (part !== 'unit') add(await runPlaywright(path.join(reports, 'playwright.json')))
  }
} finally {
  await rm(reports, { recursive: true, force: true })
}

if (total.skipped > 0) process.stdout.write(`\n${total.skipped} skipped\n`)
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`)
process.exitCode = total.failed > 0 ? 1 : 0

async function runVitest(report: string): Promise<Counts> {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const succeeded = await runTool('vitest', ['run', ...reporters, ...runnerArguments])
  return await countVitest(report, succeeded)
}

async function runPlaywright(report: string): Promise<Counts> {
  const succeeded = await runTool('playwright', ['test', '--reporter=list,json', ...runnerArguments], {
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
