import type { Formatter } from './relative-time.ts'

/** "10:32", and with its date when that is not today's. */
export function clockTime(format: Formatter, at: string, now: Date): string {
  const then = new Date(at)
  const dayOf = (date: Date) => format.dateTime(date, { dateStyle: 'short' })
  return format.dateTime(then, {
    ...(dayOf(then) !== dayOf(now) && { day: 'numeric', month: 'long' }),
    hour: '2-digit',
    minute: '2-digit',
  })
}
