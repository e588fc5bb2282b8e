import type { Integration } from '@collector/contracts'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Moment } from '../../components/moment.tsx'
import { PagedSection } from '../../components/paged-section.tsx'
import { SteadyButton } from '../../components/steady-button.tsx'
import { useAnnouncedResult } from '../../components/use-announced-result.ts'
import { EventText } from './event-text.tsx'
import { useEventTexts } from './event-texts.ts'
import { FilterEvents, useEventFilter } from './filter-events.tsx'
import styles from './list-events.module.css'
import { eventsQuery } from './queries.ts'

/** Everything that has happened to an integration and who did it, newest first. */
export function ListEvents({ integration }: { integration: Integration }) {
  const t = useTranslations()
  const { filter, change } = useEventFilter()
  // The controls begin anew when they are emptied from outside.
  const [turn, setTurn] = useState(0)
  const query = useInfiniteQuery({
    ...eventsQuery(integration.id, filter),
    placeholderData: keepPreviousData,
  })
  const textsOf = useEventTexts()
  const isNarrowed = Boolean(filter.topic ?? filter.until)
  const count = query.data?.pages.reduce((sum, { items }) => sum + items.length, 0) ?? 0
  useAnnouncedResult(
    [filter.topic, filter.until].join(),
    query.isSuccess && !query.isPlaceholderData
      ? t(query.hasNextPage ? 'timeline.foundSome' : 'timeline.found', { count })
      : undefined,
  )
  const clear = () => {
    change({ topic: undefined, until: undefined })
    setTurn(turn + 1)
  }
  return (
    <PagedSection
      title={t('history.title')}
      tools={<FilterEvents key={turn} until={turn === 0 ? filter.until : undefined} />}
      query={query}
      empty={
        isNarrowed ? (
          <>
            {t('timeline.none')}{' '}
            <SteadyButton task="filter-events" variant="default" size="xs" ml="sm" onClick={clear}>
              {t('timeline.clear')}
            </SteadyButton>
          </>
        ) : (
          t('history.empty')
        )
      }
    >
      {events => (
        <ol className={styles.events}>
          {events.map(event => {
            const { what, details } = textsOf(event, integration.app)
            return (
              <li key={event.id}>
                <span className={styles.when}>
                  <Moment at={event.createdAt} exactAfterDays={2} />
                </span>
                <EventText kind={event.actor.kind} what={what} details={details} />
              </li>
            )
          })}
        </ol>
      )}
    </PagedSection>
  )
}
