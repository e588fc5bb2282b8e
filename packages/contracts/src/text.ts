import { z } from 'zod'

/**
 * Control characters, line and paragraph separators, and the direction overrides that make a text read as
 * something else.
 */
const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u

/** What leaves no mark on a screen: spaces, format characters and the fillers that count as letters. */
const invisible = /[\p{Z}\p{Cf}\u115F\u1160\u2800\u3164\uFFA0]|\u034F/gu

/**
 * One line of text typed by a person: trimmed, NFC-normalised, without control characters or direction
 * overrides, with something to see in it, `min` to `max` characters long (counted as Unicode code points,
 * as JSON Schema does).
 *
 * @example
 * const Name = lineOfText(1, 100)
 */
export function lineOfText(min: number, max: number) {
  return shownText(z.string(), min, max)
}

/**
 * The same in several lines.
 *
 * @example
 * const Greeting = linesOfText(1, 1000)
 */
export function linesOfText(min: number, max: number) {
  const lines = z.string().overwrite(text => text.replace(/\r\n?/g, '\n'))
  return shownText(lines, min, max, text => text.replaceAll('\n', ' '))
}

// A character takes one or two units: only a text near the bound needs counting.
const isAtLeast = (text: string, min: number) => text.length >= 2 * min || [...text].length >= min
const isAtMost = (text: string, max: number) => text.length <= 2 * max && [...text].length <= max

function shownText(text: z.ZodString, min: number, max: number, lineOf = (text: string) => text) {
  return text
    .trim()
    .normalize('NFC')
    .refine(text => text.isWellFormed() && !unprintable.test(lineOf(text)), {
      params: { code: 'unprintable_characters' },
      message: 'Contains characters that cannot be shown',
    })
    .refine(text => isAtLeast(text, min) && text.replace(invisible, '') !== '', {
      params: { code: 'too_short', min },
      message: `At least ${min} characters`,
    })
    .refine(text => isAtMost(text, max), {
      params: { code: 'too_long', max },
      message: `At most ${max} characters`,
    })
    .meta({ minLength: min, maxLength: max })
}

/**
 * An instant in UTC, for example `2026-11-24T12:30:00.000Z`.
 *
 * @example
 * const at: string = Instant.parse('2026-11-24T12:30:00.000Z')
 */
export const Instant = z.iso.datetime().refine(text => !text.startsWith('0000'), 'a year from 1 on')

/**
 * A calendar date without a time zone, for example `2026-11-24`.
 *
 * @example
 * const day: string = CalendarDate.parse('2026-11-24')
 */
export const CalendarDate = z.iso.date()

/**
 * A calendar date to look for: within the centuries that every calendar here agrees on.
 *
 * @example
 * SearchDate.parse('2026-11-24')
 */
export const SearchDate = z.iso
  .date({ abort: true })
  .refine(date => date >= '1900-01-01' && date <= '2999-12-31', {
    message: 'A date from 1900 to 2999',
  })
