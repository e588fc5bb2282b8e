import type { useTranslations } from 'use-intl'
import { dayAndMonth, type Formatter, isOfDay, timeOfDay, weekday } from '../../languages/times.ts'

const dayMs = 86_400_000

/** What follows "since": a time of today, a day of the last week, or a date. */
export function sinceText(
  t: ReturnType<typeof useTranslations<'sentence'>>,
  format: Formatter,
  at: string,
  now: Date,
): string {
  if (isOfDay(format, at, now)) return t('since.time', { time: timeOfDay(format, at) })
  if (now.getTime() - Date.parse(at) < 6 * dayMs) return t('since.weekday', { weekday: weekday(format, at) })
  return t('since.date', { date: dayAndMonth(format, at) })
}
