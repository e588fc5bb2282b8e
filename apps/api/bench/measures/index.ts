import type { Measure } from '../measure.ts'
import { listOfAMillion } from './list-of-a-million.ts'
import { listOverHttp } from './list-over-http.ts'
import { peakMemory } from './peak-memory.ts'
import { searchOfAMillion } from './search-of-a-million.ts'
import { secondRun } from './second-run.ts'
import { smallBesideLarge } from './small-beside-large.ts'
import { storeAgainstCopy } from './store-against-copy.ts'
import { storeAgainstUpserts } from './store-against-upserts.ts'
import { workerProcesses } from './worker-processes.ts'

/** Every measure; `--only` counts them from 1. */
export const measures: readonly Measure[] = [
  storeAgainstCopy,
  storeAgainstUpserts,
  secondRun,
  peakMemory,
  workerProcesses,
  smallBesideLarge,
  listOverHttp,
  listOfAMillion,
  searchOfAMillion,
]
