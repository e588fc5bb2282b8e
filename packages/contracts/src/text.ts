import { z } from 'zod'

/** The two languages of every label, help text and message. */
export const languages = ['en', 'sv'] as const
export type Language = (typeof languages)[number]
export type Localized = Record<Language, string>

/**
 * Control characters, line and paragraph separators, and the direction overrides that make a text read as
 * something else.
 */
const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u

/** What leaves no mark on a screen: spaces, format characters and the fillers that count as letters. */
const invisible = /[\p{Z}\p{Cf}\u115F\u1160\u2800\u3164\uFFA0]|\u034F/gu

/**
 * One line of text typed by a person: trimmed, NFC-normalised, without control characters or direction
 * overrides, with something to see in it, `min` to `max` characters long (counted as Unicode code points, as
 * JSON Schema does).
 */
export function lineOfText(min: number, max: number) {
  return z
    .string()
    .trim()
    .normalize('NFC')
    .refine(text => text.isWellFormed() && !unprintable.test(text), {
      params: { code: 'unprintable_characters' },
      message: 'Contains characters that cannot be shown',
    })
    .refine(text => [...text].length >= min && text.replace(invisible, '') !== '', {
      params: { code: 'too_short', min },
      message: `At least ${min} characters`,
    })
    .refine(text => [...text].length <= max, {
      params: { code: 'too_long', max },
      message: `At most ${max} characters`,
    })
    .meta({ minLength: min, maxLength: max })
}

/** An instant in UTC, for example `2026-11-24T12:30:00.000Z`. */
export const Instant = z.iso.datetime()

/** A calendar date without a time zone, for example `2026-11-24`. */
export const CalendarDate = z.iso.date()
