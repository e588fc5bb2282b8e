import { afterEach, expect, test } from 'vitest'
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

const zone = process.env['TZ']
afterEach(() => {
  if (zone === undefined) delete process.env['TZ']
  else process.env['TZ'] = zone
})

/** Every hour of the days on which clocks change, of a leap day and of the last day of a year. */
function hoursOfOddDays(): Date[] {
  const days = ['2026-03-28', '2026-03-29', '2026-03-30', '2026-10-24', '2026-10-25', '2026-10-26']
  days.push('2028-02-29', '2026-12-31')
  return days.flatMap(day =>
    Array.from({ length: 24 }, (_, hour) => new Date(`${day}T${String(hour).padStart(2, '0')}:30:00Z`)),
  )
}

test('RE-18 the window is the same whatever zone the server is in, and covers the days asked for', () => {
  const windows = ['UTC', 'Europe/Stockholm', 'America/Los_Angeles', 'Pacific/Kiritimati'].map(name => {
    process.env['TZ'] = name
    expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(name)
    return hoursOfOddDays().map(now => [1, 7, 365].map(daysBack => syncWindow(now, daysBack)))
  })
  for (const others of windows.slice(1)) expect(others).toEqual(windows[0])
  for (const [i, now] of hoursOfOddDays().entries()) {
    for (const [j, daysBack] of [1, 7, 365].entries()) {
      const window = windows[0]?.[i]?.[j]
      // Stockholm is one or two hours ahead of UTC.
      const to = [1, 2].map(hours => new Date(now.getTime() + hours * 3_600_000).toISOString().slice(0, 10))
      expect(to).toContain(window?.to)
      expect(Date.parse(window?.to ?? '') - Date.parse(window?.from ?? '')).toBe(daysBack * 86_400_000)
    }
  }
})
