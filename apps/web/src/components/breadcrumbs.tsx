import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { paths } from '../config/paths.ts'
import styles from './breadcrumbs.module.css'

/** Where a page lies under the settings; the list itself is the page when `page` is left out. */
export function Breadcrumbs({ page }: { page?: string }) {
  const t = useTranslations('frame')
  return (
    <nav aria-label={t('breadcrumb')}>
      <ol className={styles.trail}>
        <li>{t('settings')}</li>
        <li aria-current={page ? undefined : 'page'}>
          {page ? <Link to={paths.integrations}>{t('integrations')}</Link> : t('integrations')}
        </li>
        {page && (
          <li aria-current="page" className={styles.page}>
            {page}
          </li>
        )}
      </ol>
    </nav>
  )
}
