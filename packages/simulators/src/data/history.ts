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

/** The one or two invoices of each day after `fromDay`, the same ones however often they are made. */
export function daysSince(seed: string, fromDay: number, today: number): number[] {
  const days: number[] = []
  for (let day = fromDay + 1; day <= today; day += 1) {
    const perDay = createRandom(seed, 'day', day).int(1, 2)
    for (let index = 0; index < perDay; index += 1) days.push(day)
  }
  return days
}
