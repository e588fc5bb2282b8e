import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { paths } from '../config/paths.ts'
import styles from './breadcrumbs.module.css'

interface Props {
  page?: string
  /** The page above it, where that is not the list. */
  above?: { page: string; to: string }
  /** Beside the list rather than below it. */
  alone?: boolean
}

/** Where a page lies under the settings; the list itself is the page when `page` is left out. */
export function Breadcrumbs({ page, above, alone = false }: Props) {
  const t = useTranslations('frame')
  return (
    <nav aria-label={t('breadcrumb')}>
      <ol className={styles.trail}>
        <li>{t('settings')}</li>
        {!alone && (
          <li aria-current={page ? undefined : 'page'}>
            {page ? <Link to={paths.integrations}>{t('integrations')}</Link> : t('integrations')}
          </li>
        )}
        {above && (
          <li className={styles.page}>
            <Link to={above.to}>{above.page}</Link>
          </li>
        )}
        {page && (
          <li aria-current="page" className={styles.page}>
            {page}
          </li>
        )}
      </ol>
    </nav>
  )
}
