import type { Language } from '@collector/contracts'
import { Temporal } from 'temporal-polyfill'

/** The zone in which Swedish companies date their invoices. */
export const stockholm = 'Europe/Stockholm'

/** What clocks and calendars in Sweden say at an instant. */
export function swedishTime(instant: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(stockholm)
}

/** When a Swedish calendar date is over. */
export function endOfDay(date: string): Date {
  const nextDay = Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(stockholm)
  return new Date(nextDay.epochMilliseconds)
}

/** The calendar date that a `date` column holds. */
export function toDate(value: Date): string {
  return value.toISOString().slice(0, 10)
}

/** The day of an instant in Sweden, as people of that language write it. */
export function formatDay(instant: Date, language: Language): string {
  const locale = language === 'sv' ? 'sv-SE' : 'en-GB'
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: stockholm }).format(instant)
}
