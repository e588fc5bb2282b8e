import type { Integration } from '@collector/contracts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { Moment } from '../../components/moment.tsx'
import { PagedSection } from '../../components/paged-section.tsx'
import { useEventTexts } from './event-texts.ts'
import styles from './list-events.module.css'
import { eventsQuery } from './queries.ts'

export function ListEvents({ integration }: { integration: Integration }) {
  const t = useTranslations('history')
  const query = useInfiniteQuery(eventsQuery(integration.id))
  const textsOf = useEventTexts(integration)
  return (
    <PagedSection title={t('title')} query={query} empty={t('empty')}>
      {events => (
        <ol className={styles.events}>
          {events.map(event => {
            const { what, details } = textsOf(event)
            return (
              <li key={event.id}>
                <span className={styles.when}>
                  <Moment at={event.createdAt} />
                </span>
                <span className={styles.what}>
                  {what}
                  {details && <span className={styles.details}>{details}</span>}
                </span>
              </li>
            )
          })}
        </ol>
      )}
    </PagedSection>
  )
}
