import type { Measure } from '../measure.ts'

/**
 * Every measure; `--only` counts them from 1. Each is loaded only by the process that takes it: what another one
 * needs would count as its memory.
 */
export const measures: readonly (() => Promise<Measure>)[] = [
  async () => (await import('./store-against-copy.ts')).storeAgainstCopy,
  async () => (await import('./store-against-upserts.ts')).storeAgainstUpserts,
  async () => (await import('./second-run.ts')).secondRun,
  async () => (await import('./peak-memory.ts')).peakMemory,
  async () => (await import('./worker-processes.ts')).workerProcesses,
  async () => (await import('./small-beside-large.ts')).smallBesideLarge,
  async () => (await import('./list-over-http.ts')).listOverHttp,
  async () => (await import('./list-of-a-million.ts')).listOfAMillion,
  async () => (await import('./search-of-a-million.ts')).searchOfAMillion,
]
