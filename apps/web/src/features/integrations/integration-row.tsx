import type { Integration } from '@collector/contracts'
import { Link } from 'react-router'
import { useFormatter, useTranslations } from 'use-intl'
import { Moment } from '../../components/moment.tsx'
import { paths } from '../../config/paths.ts'
import { dayText, exactTime } from '../../languages/times.ts'
import { AppLabel } from './app-label.tsx'
import styles from './integrations-table.module.css'
import { rowTroubleOf } from './row-trouble.ts'
import { StatusLabel } from './status-label.tsx'
import { Tick } from './tick.tsx'
import { ToneLabel } from './tone-label.tsx'
import type { Selection } from './use-selection.ts'

interface Props {
  integration: Integration
  selection: Selection | null
}

/** One integration of the table. Its link lies over the whole row, and the box to tick over the link. */
export function IntegrationRow({ integration, selection }: Props) {
  const t = useTranslations('list')
  const format = useFormatter()
  const { id, name, venueId, company, status, daysBack, invoicesInWindow, app, lastSync } = integration
  const trouble = rowTroubleOf(integration)
  const hint = lastSync?.finishedAt && `${t('lastFetch')}: ${exactTime(format, lastSync.finishedAt)}`
  return (
    <tr title={hint || undefined}>
      {selection && (
        <td className={styles.tick}>
          <Tick
            label={t('tick', { name })}
            isTicked={selection.ids.has(id)}
            onChange={isTicked => selection.set([id], isTicked)}
          />
        </td>
      )}
      <td className={styles.name}>
        <Link to={paths.integration(id)}>{name}</Link>
        {company && <span className={styles.company}>{company.name}</span>}
      </td>
      <td className={styles.venue} data-label={t('venue')}>
        {venueId}
      </td>
      <td className={styles.status}>
        <StatusLabel status={status} />
        {trouble && (
          <span className={styles.trouble}>
            <ToneLabel tone="bad">{t(`trouble.${trouble}`)}</ToneLabel>
          </span>
        )}
      </td>
      <td className={`${styles.number} ${styles.days}`} data-label={t('daysBack')}>
        {format.number(daysBack)}
      </td>
      <td className={styles.number} data-label={t('invoices')}>
        {format.number(invoicesInWindow)}
      </td>
      <td data-label={t('lastFetch')}>
        <LastFetch sync={lastSync} />
      </td>
      <td className={styles.created} data-label={t('created')}>
        {dayText(format, integration.createdAt)}
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
  if (!sync.finishedAt) return <span>{t(sync.status === 'queued' ? 'queued' : 'running')}</span>
  const moment = <Moment at={sync.finishedAt} />
  switch (sync.status) {
    case 'failed':
      return <span className={styles.failed}>{t.rich('failed', { ago: () => moment })}</span>
    case 'cancelled':
      return <span className={styles.quiet}>{t.rich('cancelled', { ago: () => moment })}</span>
    default:
      return moment
  }
}
