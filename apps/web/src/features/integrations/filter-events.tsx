import { EventTopic, SearchDate } from '@collector/contracts'
import { NativeSelect } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { DateFilter } from '../../components/date-filter.tsx'
import { FilterBar } from '../../components/filter-bar.tsx'
import { useSearchState } from '../../components/use-search-state.ts'
import type { EventFilter } from './queries.ts'

/** What the history is narrowed to, as the page's address says; nonsense in it counts as nothing. */
export function useEventFilter() {
  const [search, change] = useSearchState(['topic', 'until'])
  const filter: EventFilter = {
    topic: EventTopic.safeParse(search.topic).data,
    until: SearchDate.safeParse(search.until).data,
  }
  return { filter, change }
}

/** `until` is what the day begins with. */
export function FilterEvents({ until }: { until: string | undefined }) {
  const t = useTranslations()
  const { filter, change } = useEventFilter()
  return (
    <FilterBar label={t('timeline.narrow')}>
      <NativeSelect
        label={t('timeline.topic')}
        data-task="filter-events"
        value={filter.topic ?? ''}
        onChange={event => change({ topic: event.currentTarget.value })}
        data={[
          { value: '', label: t('timeline.topics.all') },
          ...EventTopic.options.map(value => ({ value, label: t(`timeline.topics.${value}`) })),
        ]}
      />
      <DateFilter label={t('timeline.until')} initial={until} onChange={day => change({ until: day })} />
    </FilterBar>
  )
}
