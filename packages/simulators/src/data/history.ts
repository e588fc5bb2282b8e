import { createRandom } from './random.ts'

/**
 * Days for a history that thins out: four tenths in the last 30 days, three in the 30 before, the rest over
 * 400.
 */
export function historyDays(seed: string, count: number, today: number): number[] {
  const random = createRandom(seed, 'history')
  const recent = Math.round(count * 0.4)
  const middle = Math.round(count * 0.3)
  return Array.from({ length: count }, (_, index) => {
    if (index < recent) return today - random.int(0, 29)
    if (index < recent + middle) return today - random.int(30, 59)
    return today - random.int(60, 399)
  }).sort((a, b) => a - b)
}

/** The day, once for each of the one or two invoices that it brings; the same number at every call. */
export function invoicesOf(seed: string, day: number): number[] {
  return Array.from({ length: createRandom(seed, 'day', day).int(1, 2) }, () => day)
}
