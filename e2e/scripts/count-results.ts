import { readFile } from 'node:fs/promises'

export interface Counts {
  passed: number
  failed: number
  skipped: number
}

interface VitestReport {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  testResults: { status: string; assertionResults: unknown[] }[]
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number }
}

/** Counts Vitest's JSON report; a test file that could not even be loaded is one failure. */
export async function countVitest(file: string, succeeded: boolean): Promise<Counts> {
  const report = await readReport<VitestReport>(file)
  const unloaded = report?.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  return withCrash(succeeded, {
    passed: report?.numPassedTests ?? 0,
    failed: (report?.numFailedTests ?? 0) + (unloaded?.length ?? 0),
    skipped: report?.numPendingTests ?? 0,
  })
}

/** Counts Playwright's JSON report; a test that passed only when it was repeated has passed. */
export async function countPlaywright(file: string, succeeded: boolean): Promise<Counts> {
  const report = await readReport<PlaywrightReport>(file)
  const stats = report?.stats ?? { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }
  return withCrash(succeeded, {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
  })
}

/**
 * A runner that failed without a failed test (a crash, an unhandled rejection, no tests at all) is a failure.
 */
function withCrash(succeeded: boolean, counts: Counts): Counts {
  return succeeded || counts.failed > 0 ? counts : { ...counts, failed: 1 }
}

async function readReport<T>(file: string): Promise<T | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as T
  } catch {
    return undefined
  }
}
