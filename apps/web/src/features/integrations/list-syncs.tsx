import { appNames, type Integration, type Sync } from '@collector/contracts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'use-intl'
import { Moment } from '../../components/moment.tsx'
import { PagedSection } from '../../components/paged-section.tsx'
import { type Column, RecordTable } from '../../components/record-table.tsx'
import { paths } from '../../config/paths.ts'
import { dateRange } from '../../languages/times.ts'
import styles from './list-syncs.module.css'
import { syncsQuery } from './queries.ts'

interface Props {
  integration: Integration
  /** A company was connected, and what was fetched of it went with it. */
  wasConnected: boolean
}

export function ListSyncs({ integration, wasConnected }: Props) {
  const t = useTranslations('integration.syncs')
  const reason = useTranslations('sentence.syncFailure')
  const format = useFormatter()
  const query = useInfiniteQuery(syncsQuery(integration.id))
  const app = appNames[integration.app]

  const columns: Column<Sync>[] = [
    { label: t('when'), cell: ({ startedAt, createdAt }) => <Moment at={startedAt ?? createdAt} /> },
    { label: t('trigger'), cell: ({ trigger }) => t(`triggers.${trigger}`) },
    {
      label: t('status'),
      cell: ({ status, failure }) => (
        <span className={styles.status} data-status={status}>
          {t(`statuses.${status}`)}
          {failure && <span className={styles.detail}>{reason(failure, { app })}</span>}
        </span>
      ),
    },
    {
      label: t('window'),
      cell: ({ window }) => window && dateRange(format, window),
    },
    {
      label: t('counts'),
      cell: ({ seen, added, changed, unchanged, quarantined, missing, missingHeld }) => (
        <span>
          {t('found', { seen })}
          {seen > 0 && <span className={styles.detail}>{t('detail', { added, changed, unchanged })}</span>}
          {quarantined > 0 && (
            <span className={styles.warning}>{t('quarantined', { count: quarantined })}</span>
          )}
          {missing > 0 && <span className={styles.detail}>{t('missing', { count: missing, app })}</span>}
          {missingHeld > 0 && (
            <span className={styles.warning}>{t('missingHeld', { count: missingHeld, app })}</span>
          )}
        </span>
      ),
    },
  ]

  return (
    <PagedSection title={t('title')} query={query} empty={t(wasConnected ? 'erased' : 'empty')}>
      {syncs => (
        <RecordTable
          caption={t('title')}
          columns={columns}
          items={syncs}
          keyOf={({ id }) => id}
          pathOf={({ id }) => paths.sync(integration.id, id)}
        />
      )}
    </PagedSection>
  )
}
