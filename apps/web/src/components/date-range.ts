import type { Formatter } from './relative-time.ts'

/** The calendar dates from one to another; they belong to no time zone. */
export function dateRange(format: Formatter, { from, to }: { from: string; to: string }): string {
  return format.dateTimeRange(new Date(from), new Date(to), 'date', { timeZone: 'UTC' })
}
