import { expect, test } from 'vitest'
import {
  calendarDate,
  clockTime,
  dateRange,
  dayText,
  durationText,
  exactTime,
  relativeTime,
  spreadsheetTime,
} from '../src/languages/times.ts'
import { translatorsOf } from './translators.ts'

const { format: en } = translatorsOf('en')
const { format: sv } = translatorsOf('sv')

test.each([
  [0, '0 milliseconds', '0 millisekunder'],
  [350, '350 milliseconds', '350 millisekunder'],
  [1_000, '1 second', '1 sekund'],
  [59_700, '1 minute', '1 minut'],
  [125_000, '2 minutes 5 seconds', '2 minuter 5 sekunder'],
  [3_600_000, '1 hour', '1 timme'],
  [7_384_000, '2 hours 3 minutes 4 seconds', '2 timmar 3 minuter 4 sekunder'],
])('%i ms are told in words', (ms, english, swedish) => {
  expect(durationText(en, ms)).toBe(english)
  expect(durationText(sv, ms)).toBe(swedish)
})

test('a moment is told in Swedish time, whatever day that makes it', () => {
  const at = '2026-11-23T23:32:00.000Z'
  expect(exactTime(en, at)).toBe('24 Nov 2026, 00:32')
  expect(exactTime(sv, at)).toBe('2026-11-24 00:32')
  expect(dayText(en, at)).toBe('24 Nov 2026')
  expect(spreadsheetTime(at)).toBe('2026-11-24 00:32')
})

test('a time of another day is told with its date', () => {
  const now = new Date('2026-11-24T12:00:00Z')
  expect(clockTime(sv, '2026-11-24T09:32:00Z', now)).toBe('10:32')
  expect(clockTime(en, '2026-11-23T09:32:00Z', now)).toBe('23 November at 10:32')
})

test('a calendar date belongs to no time zone', () => {
  expect(calendarDate(en, '2026-11-24')).toBe('24 Nov 2026')
  expect(dateRange(en, { from: '2026-11-17', to: '2026-11-24' })).toMatch(/^17\s–\s24 Nov 2026$/)
  expect(dateRange(sv, { from: '2026-11-17', to: '2026-11-24' })).toBe('2026-11-17 – 2026-11-24')
})

test('what a server with a clock ahead of ours tells is not in the future', () => {
  const now = new Date('2026-11-24T12:00:00Z')
  expect(relativeTime(en, '2026-11-24T12:00:09Z', now)).toBe('just now')
  expect(relativeTime(sv, '2026-11-24T12:00:09Z', now)).toBe('nyss')
})

test('below a minute nobody counts the seconds', () => {
  const now = new Date('2026-11-24T12:00:00Z')
  expect(relativeTime(en, '2026-11-24T11:59:01Z', now)).toBe('just now')
  expect(relativeTime(sv, '2026-11-24T11:59:01Z', now)).toBe('nyss')
  expect(relativeTime(en, '2026-11-24T11:59:00Z', now)).toBe('1 minute ago')
})
