import { z } from 'zod'

/** The two languages of every label, help text and message. */
export const languages = ['en', 'sv'] as const
export type Language = (typeof languages)[number]
export type Localized = Record<Language, string>

/** Control characters, and the direction overrides that make a text read as something else. */
const unprintable = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u

/**
 * One line of text typed by a person: trimmed, NFC-normalised, without control characters or direction
 * overrides, `min` to `max` characters long (counted as Unicode code points, as JSON Schema does).
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
    .refine(text => [...text].length >= min, {
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
