import { type IntegrationCounts, integrationStatuses } from '@collector/contracts'
import { Link } from 'react-router'
import { useFormatter, useTranslations } from 'use-intl'
import { useListState } from './list-state.ts'
import styles from './status-filter.module.css'
import { StatusLabel } from './status-label.tsx'

/** How many integrations each status has, unless they are searched; one press shows those alone. */
export function StatusFilter({ counts }: { counts: IntegrationCounts | undefined }) {
  const t = useTranslations('list')
  const format = useFormatter()
  const { state, linkTo } = useListState()
  return (
    <nav aria-label={t('byStatus')} className={styles.statuses}>
      {[undefined, ...integrationStatuses].map(status => (
        <Link
          key={status ?? 'all'}
          to={linkTo({ status })}
          preventScrollReset
          aria-current={state.status === status}
          className={styles.status}
        >
          {status ? <StatusLabel status={status} /> : t('all')}
          {!state.search && (
            <span className={styles.count}>{counts ? format.number(counts[status ?? 'total']) : '…'}</span>
          )}
        </Link>
      ))}
    </nav>
  )
}
