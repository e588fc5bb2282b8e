import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { firstSyncAt, retrySyncAt } from '../src/sync/sync-schedule.ts'

const now = new Date('2026-11-24T12:00:00Z')
const minuteMs = 60_000

/** How many of 1,000 integrations fall into the fullest of ten equal parts of the interval. */
function fullestTenth(at: (id: string) => Date, fromMs: number, lengthMs: number): number {
  const parts = new Array<number>(10).fill(0)
  for (let i = 0; i < 1000; i += 1) {
    const share = (at(randomUUID()).getTime() - now.getTime() - fromMs) / lengthMs
    const part = Math.min(9, Math.floor(share * 10))
    parts[part] = (parts[part] ?? Number.NaN) + 1
  }
  return Math.max(...parts)
}

test('first fetches are spread evenly over three hours', () => {
  expect(fullestTenth(id => firstSyncAt(now, id), 180 * minuteMs, 180 * minuteMs)).toBeLessThan(160)
})

test('RE-07 integrations that failed together do not come back together', () => {
  expect(fullestTenth(id => retrySyncAt(now, id, 4), 60 * minuteMs, 30 * minuteMs)).toBeLessThan(160)
})
