import type { Language } from '@collector/contracts'
import { createFormatter, type DateTimeFormatOptions, type useFormatter } from 'use-intl'
import { formats, locales, timeZone } from './language.ts'

export type Formatter = ReturnType<typeof useFormatter>

/** For a text in another language than the page's. */
export const formatterOf = (language: Language): Formatter =>
  createFormatter({ locale: locales[language], formats: formats[language], timeZone }) as Formatter

/** "23 Nov 2026, 10:32". */
export function exactTime(format: Formatter, at: string | number, more?: DateTimeFormatOptions): string {
  return format.dateTime(new Date(at), 'instant', more)
}

/** By what each language itself says of no time at all. */
const justNow: Record<string, string> = { now: 'just now', nu: 'nyss' }

/** "12 minutes ago", below one "just now". A server clock ahead of ours never makes the past a future. */
export function relativeTime(format: Formatter, at: string, now: Date): string {
  const then = new Date(at)
  if (now.getTime() - then.getTime() >= 60_000) return format.relativeTime(then, now)
  const ofNow = format.relativeTime(now, now)
  return justNow[ofNow] ?? ofNow
}

/** "10:32". */
export function timeOfDay(format: Formatter, at: string): string {
  return format.dateTime(new Date(at), { hour: '2-digit', minute: '2-digit' })
}

/** "23 Nov 2026". */
export function dayText(format: Formatter, at: string): string {
  return format.dateTime(new Date(at), 'date')
}

/** "Monday". */
export function weekday(format: Formatter, at: string): string {
  return format.dateTime(new Date(at), { weekday: 'long' })
}

/** "23 November". */
export function dayAndMonth(format: Formatter, at: string): string {
  return format.dateTime(new Date(at), { day: 'numeric', month: 'long' })
}

/** "10:32", and with its date when that is not today's. */
export function clockTime(format: Formatter, at: string, now: Date): string {
  if (isOfDay(format, at, now)) return timeOfDay(format, at)
  return format.dateTime(new Date(at), { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' })
}

/** Whether two moments lie on one day in Sweden. */
export function isOfDay(format: Formatter, at: string, now: Date): boolean {
  const dayOf = (date: Date) => format.dateTime(date, { dateStyle: 'short' })
  return dayOf(new Date(at)) === dayOf(now)
}

/** "23 Nov 2026" of a calendar date, which belongs to no time zone. */
export function calendarDate(format: Formatter, date: string): string {
  return format.dateTime(new Date(date), 'date', { timeZone: 'UTC' })
}

/** The calendar dates from one to another. */
export function dateRange(format: Formatter, { from, to }: { from: string; to: string }): string {
  const [first, last] = [calendarDate(format, from), calendarDate(format, to)]
  // Shortened to its last part, a date of only numbers can be read as another one.
  if (/^\d{4}-/.test(first)) return `${first} – ${last}`
  return format.dateTimeRange(new Date(from), new Date(to), 'date', { timeZone: 'UTC' })
}

/** "2026-11-23 10:32", as spreadsheets read it in both languages. */
export function spreadsheetTime(at: string): string {
  return exactTime(formatterOf('sv'), at)
}

/** "2 minutes 5 seconds"; below a second "350 milliseconds". */
export function durationText(format: Formatter, ms: number): string {
  const said = (value: number, unit: string) =>
    format.number(value, { style: 'unit', unit, unitDisplay: 'long' })
  if (ms < 1000) return said(ms, 'millisecond')
  const seconds = Math.round(ms / 1000)
  const parts = [
    [Math.floor(seconds / 3600), 'hour'],
    [Math.floor(seconds / 60) % 60, 'minute'],
    [seconds % 60, 'second'],
  ] as const
  return parts
    .filter(([value]) => value > 0)
    .map(([value, unit]) => said(value, unit))
    .join(' ')
}
