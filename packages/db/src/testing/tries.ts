import { isDeep } from './config.ts'

/** How often a test tries: `short` in every run, the checklist's own figure with `npm run test:deep`. */
export function tries(short: number, deep: number): number {
  return isDeep ? deep : short
}

/** The time limit of a test that tries that often. */
export const triesTimeoutMs = isDeep ? 900_000 : 60_000
