import type { TestContext } from 'vitest'

declare module 'vitest' {
  interface TaskMeta {
    faults?: Partial<Record<Count, number>>
  }
}

/** What is counted over all fault tests; `npm run test:faults` prints the sums. */
type Count =
  | 'kills'
  | 'stalls'
  | 'lost responses'
  | 'database restarts'
  | 'page drifts'
  | 'wrong answers'
  | 'faults shown'
  | 'token requests beyond one'
  | 'answers of 429'
  | 'rows compared'
  | 'rows lost'
  | 'rows doubled'
  | 'rows wrong'
  | 'cursors ahead'
  | 'wrong disconnections'
  | 'processes that fell'

export type Tally = (name: Count, by?: number) => void

/** Counts what happens in a test, and keeps it with the test's result. */
export function tallyOf({ task }: TestContext): Tally {
  const counts: Partial<Record<Count, number>> = {}
  task.meta.faults = counts
  return (name, by = 1) => {
    counts[name] = (counts[name] ?? 0) + by
  }
}
