import { expect, test } from 'vitest'
import { syncWindow } from '../src/sync/sync-window.ts'

test.each([
  ['an ordinary day', '2026-11-24T12:00:00Z', 7, '2026-11-17', '2026-11-24'],
  ['just before midnight in Sweden', '2026-11-24T22:59:59Z', 1, '2026-11-23', '2026-11-24'],
  ['just after midnight in Sweden', '2026-11-24T23:00:00Z', 1, '2026-11-24', '2026-11-25'],
  ['over the start of summer time', '2026-03-29T22:30:00Z', 1, '2026-03-29', '2026-03-30'],
  ['over the end of summer time', '2026-10-25T23:30:00Z', 1, '2026-10-25', '2026-10-26'],
  ['over a leap day', '2028-03-01T12:00:00Z', 1, '2028-02-29', '2028-03-01'],
  ['over the turn of the year', '2027-01-01T00:30:00Z', 365, '2026-01-01', '2027-01-01'],
])('RE-18 the window is made of Swedish dates: %s', (_case, now, daysBack, from, to) => {
  expect(syncWindow(new Date(now), daysBack)).toEqual({ from, to })
})
