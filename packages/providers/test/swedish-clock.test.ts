import { expect, test } from 'vitest'
import { swedishDate, swedishTime } from '../src/swedish-clock.ts'

test.each([
  ['2026-02-13T22:59:59Z', '2026-02-13'],
  ['2026-02-13T23:00:00Z', '2026-02-14'],
  ['2026-07-14T21:59:59Z', '2026-07-14'],
  ['2026-07-14T22:00:00Z', '2026-07-15'],
])('at %s it is the %s in Sweden', (instant, date) => {
  expect(swedishDate(new Date(instant))).toBe(date)
})

test.each([
  ['2026-02-14T11:30:59Z', '2026-02-14 12:30'],
  ['2026-07-15T10:30:00Z', '2026-07-15 12:30'],
  ['2026-12-31T23:00:00Z', '2027-01-01 00:00'],
  // Clocks go forward: there is no time between 02:00 and 03:00.
  ['2026-03-29T00:59:00Z', '2026-03-29 01:59'],
  ['2026-03-29T01:00:00Z', '2026-03-29 03:00'],
  // Clocks go back: what is between 02:00 and 03:00 comes twice.
  ['2026-10-24T23:59:00Z', '2026-10-25 01:59'],
  ['2026-10-25T00:00:00Z', '2026-10-25 01:00'],
  ['2026-10-25T00:59:00Z', '2026-10-25 01:59'],
  ['2026-10-25T01:00:00Z', '2026-10-25 02:00'],
  ['2026-10-25T02:00:00Z', '2026-10-25 03:00'],
])('RE-18 the time said for %s is %s', (instant, time) => {
  expect(swedishTime(new Date(instant))).toBe(time)
})

test('RE-18 however the time is read, it is not later than meant, nor much more than an hour earlier', () => {
  for (let at = Date.parse('2026-10-24T00:00:00Z'); at < Date.parse('2026-10-26T00:00:00Z'); at += 60_000) {
    const clock = Date.parse(`${swedishTime(new Date(at)).replace(' ', 'T')}Z`)
    const readings = [1, 2].map(hours => clock - hours * 3_600_000).filter(isSwedish(clock))
    for (const reading of readings) {
      expect(reading).toBeLessThanOrEqual(at)
      expect(reading).toBeGreaterThan(at - 62 * 60_000)
    }
    expect(readings.length).toBeGreaterThan(0)
  }
})

/** Whether Swedish clocks show this time at an instant. */
function isSwedish(clock: number) {
  const zone = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Stockholm',
    dateStyle: 'short',
    timeStyle: 'medium',
  })
  return (instant: number) => Date.parse(`${zone.format(instant).replace(' ', 'T')}Z`) === clock
}
