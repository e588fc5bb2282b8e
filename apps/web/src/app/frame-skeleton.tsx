import { Skeleton } from '@mantine/core'
import { useTranslations } from 'use-intl'
import styles from './frame-skeleton.module.css'

/** The page's outline while its first load lasts; it appears only when that takes a moment. */
export function FrameSkeleton() {
  const t = useTranslations('frame')
  return (
    <div className={styles.outline} aria-busy>
      <title>{t('product')}</title>
      <p role="status" className={styles.bar}>
        {t('loading')}
      </p>
      <div className={styles.content}>
        <Skeleton height={36} width="40%" />
        {[1, 2, 3, 4, 5].map(row => (
          <Skeleton key={row} height={60} />
        ))}
      </div>
    </div>
  )
}
