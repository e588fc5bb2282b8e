import type { InvoicesPerDay } from '@collector/contracts'
import { useFormatter, useTranslations } from 'use-intl'
import { calendarDate, dateRange } from '../../languages/times.ts'
import styles from './invoice-chart.module.css'

/** A bar for each day; the same in words above it and as a table below. */
export function InvoiceChart({ perDay: { from, to, days } }: { perDay: InvoicesPerDay }) {
  const t = useTranslations('chart')
  const format = useFormatter()
  const total = days.reduce((sum, { count }) => sum + count, 0)
  const busiest = days.reduce((most, day) => (day.count > most.count ? day : most), { date: from, count: 0 })
  // A calendar date belongs to no time zone.
  const dayText = (date: string) => calendarDate(format, date)
  const gap = days.length > 60 ? 0 : 0.2
  const summary = t('summary', {
    total,
    window: dateRange(format, { from, to }),
    busiest: busiest.count,
    date: dayText(busiest.date),
  })

  return (
    <figure className={styles.figure}>
      <figcaption>{summary}</figcaption>
      {total > 0 && (
        <>
          <svg
            role="img"
            aria-label={summary}
            viewBox={`0 0 ${days.length} 1`}
            preserveAspectRatio="none"
            className={styles.bars}
          >
            {days.map(({ date, count }, i) => (
              <DayBar
                key={date}
                x={i}
                height={count / busiest.count}
                gap={gap}
                text={`${dayText(date)}: ${format.number(count)}`}
              />
            ))}
          </svg>
          <div aria-hidden className={styles.axis}>
            <span>{dayText(from)}</span>
            <span>{dayText(to)}</span>
          </div>
          <details className={styles.details}>
            <summary>{t('table')}</summary>
            <p>{t('tableNote')}</p>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('day')}</th>
                  <th scope="col">{t('count')}</th>
                </tr>
              </thead>
              <tbody>
                {days
                  .filter(({ count }) => count > 0)
                  .toReversed()
                  .map(({ date, count }) => (
                    <tr key={date}>
                      <td>{dayText(date)}</td>
                      <td>{format.number(count)}</td>
                    </tr>
                  ))}
              </tbody>
            </table>
          </details>
        </>
      )}
    </figure>
  )
}

/** One day wide; the whole height can be pointed at. */
function DayBar({ x, height, gap, text }: { x: number; height: number; gap: number; text: string }) {
  return (
    <g>
      <title>{text}</title>
      <rect x={x} width={1} height={1} className={styles.day} />
      <rect x={x + gap / 2} y={1 - height} width={1 - gap} height={height} className={styles.bar} />
    </g>
  )
}
