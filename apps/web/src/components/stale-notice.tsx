import { useFormatter, useTranslations } from 'use-intl'
import { exactTime } from '../languages/times.ts'
import styles from './stale-notice.module.css'

interface Props {
  query: { isRefetchError: boolean; dataUpdatedAt: number }
}

/** Says that what is shown could not be refreshed, and from when it is. */
export function StaleNotice({ query }: Props) {
  const t = useTranslations('failure')
  const format = useFormatter()
  return (
    <div role="status">
      {query.isRefetchError && (
        <p className={styles.notice}>{t('stale', { time: exactTime(format, query.dataUpdatedAt) })}</p>
      )}
    </div>
  )
}
