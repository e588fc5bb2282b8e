import { expect, test } from 'vitest'
import { durationText } from '../src/components/duration-text.ts'
import { translatorsOf } from './translators.ts'

test.each([
  [0, '0 milliseconds', '0 millisekunder'],
  [350, '350 milliseconds', '350 millisekunder'],
  [1_000, '1 second', '1 sekund'],
  [59_700, '1 minute', '1 minut'],
  [125_000, '2 minutes 5 seconds', '2 minuter 5 sekunder'],
  [3_600_000, '1 hour', '1 timme'],
  [7_384_000, '2 hours 3 minutes 4 seconds', '2 timmar 3 minuter 4 sekunder'],
])('%i ms are told in words', (ms, en, sv) => {
  expect(durationText(translatorsOf('en').format, ms)).toBe(en)
  expect(durationText(translatorsOf('sv').format, ms)).toBe(sv)
})
