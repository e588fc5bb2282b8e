import { AccountEventType, type AuditEvent } from '@collector/contracts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, type LoaderFunction } from 'react-router'
import { useFormatter, useTranslations } from 'use-intl'
import { Breadcrumbs } from '../../components/breadcrumbs.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { PagedList } from '../../components/paged-list.tsx'
import { type Column, RecordTable } from '../../components/record-table.tsx'
import { paths } from '../../config/paths.ts'
import { exactTime } from '../../languages/times.ts'
import { EventText } from '../integrations/event-text.tsx'
import { useEventTexts } from '../integrations/event-texts.ts'
import { requirePermission } from '../session/session.ts'
import { useAccountEventTexts } from './account-event-texts.ts'
import styles from './list-audit-events.module.css'
import { auditEventsQuery } from './queries.ts'

export const loader: LoaderFunction = ({ context }) => requirePermission(context, 'audit:read')

/** Everything that is recorded: who did what, about whom and from where. */
export function Component() {
  const t = useTranslations('audit')
  const format = useFormatter()
  const query = useInfiniteQuery(auditEventsQuery)
  const textsOf = useAuditTexts()

  const columns: Column<AuditEvent>[] = [
    {
      label: t('time'),
      cell: ({ createdAt }) => (
        <time dateTime={createdAt} className={styles.time}>
          {exactTime(format, createdAt, { timeStyle: 'medium' })}
        </time>
      ),
    },
    { label: t('what'), cell: event => <EventText kind={event.actor.kind} {...textsOf(event)} /> },
    { label: t('about'), cell: event => <About event={event} /> },
    {
      label: t('address'),
      cell: ({ address }) => address ?? <span className={styles.quiet}>{t('none')}</span>,
    },
  ]

  return (
    <>
      <Breadcrumbs page={t('title')} alone />
      <PageHeading title={t('title')} intro={t('intro')} />
      <PagedList query={query} empty={t('empty')}>
        {events => (
          <RecordTable caption={t('title')} columns={columns} items={events} keyOf={({ id }) => id} />
        )}
      </PagedList>
    </>
  )
}

function useAuditTexts() {
  const integrationTexts = useEventTexts()
  const accountTexts = useAccountEventTexts()
  return (event: AuditEvent) => {
    const { data: type } = AccountEventType.safeParse(event.type)
    return type ? accountTexts(type, event) : integrationTexts(event, event.integration?.app ?? null)
  }
}

/** The integration or the person that an entry is about, if it is not the actor's own. */
function About({ event: { integration, data } }: { event: AuditEvent }) {
  const t = useTranslations('audit')
  if (integration?.isDeleted)
    return <span className={styles.quiet}>{t('deleted', { name: integration.name })}</span>
  if (integration) return <Link to={paths.integration(integration.id)}>{integration.name}</Link>
  return typeof data.person === 'string' ? data.person : <span className={styles.quiet}>{t('none')}</span>
}
