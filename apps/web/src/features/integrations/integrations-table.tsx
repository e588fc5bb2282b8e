import type { Integration } from '@collector/contracts'
import { Link } from 'react-router'
import { useFormatter, useTranslations } from 'use-intl'
import { Moment } from '../../components/moment.tsx'
import { paths } from '../../config/paths.ts'
import { AppLabel } from './app-label.tsx'
import styles from './integrations-table.module.css'
import { linkTroubleOf } from './link-trouble.ts'
import { StatusLabel } from './status-label.tsx'
import { ToneLabel } from './tone-label.tsx'

/** The integrations as a table; on a phone each row is a card. A row is one link. */
export function IntegrationsTable({ integrations }: { integrations: Integration[] }) {
  const t = useTranslations('list')
  return (
    <table className={styles.table}>
      <caption>{t('caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('name')}</th>
          <th scope="col">{t('status')}</th>
          <th scope="col" className={styles.number}>
            {t('daysBack')}
          </th>
          <th scope="col" className={styles.number} title={t('invoicesHelp')}>
            {t('invoices')}
          </th>
          <th scope="col">{t('lastFetch')}</th>
          <th scope="col" className={styles.app}>
            {t('app')}
          </th>
        </tr>
      </thead>
      <tbody>
        {integrations.map(integration => (
          <Row key={integration.id} integration={integration} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ integration }: { integration: Integration }) {
  const t = useTranslations('list')
  const format = useFormatter()
  const { id, name, venueId, status, daysBack, invoicesInWindow, app, lastSync } = integration
  const trouble = linkTroubleOf(integration)
  // The link lies over the whole row, so the row says on hover when exactly the last fetch was.
  const hint =
    lastSync?.finishedAt && `${t('lastFetch')}: ${format.dateTime(new Date(lastSync.finishedAt), 'instant')}`
  return (
    <tr title={hint || undefined}>
      <td className={styles.name}>
        <Link to={paths.integration(id)}>{name}</Link>
        <span className={styles.venue}>{t('venue', { venueId })}</span>
      </td>
      <td>
        <StatusLabel status={status} />
        {trouble && (
          <span className={styles.trouble}>
            <ToneLabel tone="bad">{t(`trouble.${trouble}`)}</ToneLabel>
          </span>
        )}
      </td>
      <td className={styles.number} data-label={t('daysBack')}>
        {format.number(daysBack)}
      </td>
      <td className={styles.number} data-label={t('invoices')}>
        {format.number(invoicesInWindow)}
      </td>
      <td data-label={t('lastFetch')}>
        <LastFetch sync={lastSync} />
      </td>
      <td className={styles.app}>
        <AppLabel app={app} />
      </td>
    </tr>
  )
}

function LastFetch({ sync }: { sync: Integration['lastSync'] }) {
  const t = useTranslations('list')
  if (!sync) return <span className={styles.quiet}>{t('never')}</span>
  if (!sync.finishedAt) return <span>{t('running')}</span>
  const moment = <Moment at={sync.finishedAt} />
  return sync.status === 'failed' ? (
    <span className={styles.failed}>{t.rich('failed', { ago: () => moment })}</span>
  ) : (
    moment
  )
}
