import type { useTranslations } from 'use-intl'
import type { Formatter } from '../../components/relative-time.ts'

const dayMs = 86_400_000

/** What follows "since": a time of today, a day of the last week, or a date. */
export function sinceText(
  t: ReturnType<typeof useTranslations<'sentence'>>,
  format: Formatter,
  at: string,
  now: Date,
): string {
  const then = new Date(at)
  const dayOf = (date: Date) => format.dateTime(date, { dateStyle: 'short' })
  if (dayOf(then) === dayOf(now))
    return t('since.time', { time: format.dateTime(then, { hour: '2-digit', minute: '2-digit' }) })
  if (now.getTime() - then.getTime() < 6 * dayMs)
    return t('since.weekday', { weekday: format.dateTime(then, { weekday: 'long' }) })
  return t('since.date', { date: format.dateTime(then, { day: 'numeric', month: 'long' }) })
}
