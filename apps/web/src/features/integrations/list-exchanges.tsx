import type { Exchange } from '@collector/contracts'
import { useFormatter, useTranslations } from 'use-intl'
import { type Column, RecordTable } from '../../components/record-table.tsx'
import { Section } from '../../components/section.tsx'
import { durationText, exactTime } from '../../languages/times.ts'
import styles from './list-exchanges.module.css'

interface Props {
  app: string
  exchanges: Exchange[]
}

/** The last requests of a fetch that failed, for whoever looks for the reason. */
export function ListExchanges({ app, exchanges }: Props) {
  const t = useTranslations('fetch.exchanges')
  const words = useTranslations('fetch.exchanges.outcomes')
  const format = useFormatter()
  const quiet = <span className={styles.quiet}>{t('none')}</span>
  // Two requests may begin in the same millisecond.
  const items = exchanges.map((exchange, place) => ({ ...exchange, place }))

  const columns: Column<(typeof items)[number]>[] = [
    {
      label: t('time'),
      cell: ({ at }) => (
        <time dateTime={at} className={styles.time}>
          {exactTime(format, at, { timeStyle: 'medium' })}
        </time>
      ),
    },
    {
      label: t('request'),
      cell: ({ method, url }) => (
        <span className={styles.request}>
          {method} {url}
        </span>
      ),
    },
    { label: t('status'), cell: ({ status }) => status ?? quiet },
    { label: t('outcome'), cell: ({ outcome }) => words(outcome) },
    { label: t('duration'), cell: ({ durationMs }) => durationText(format, durationMs) },
    {
      label: t('reference'),
      cell: ({ reference }) => (reference ? <span className={styles.request}>{reference}</span> : quiet),
    },
  ]

  return (
    <Section title={t('title')} intro={t('intro', { app })}>
      <RecordTable
        caption={t('title')}
        columns={columns}
        items={items}
        keyOf={({ place }) => String(place)}
      />
    </Section>
  )
}
