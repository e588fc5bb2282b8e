import { appIds, appNames, defaultOrders, integrationSorts } from '@collector/contracts'
import { NativeSelect, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type FormEvent, useEffect, useEffectEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { FilterBar } from '../../components/filter-bar.tsx'
import styles from './filter-integrations.module.css'
import { useListState } from './list-state.ts'

const searchAfterMs = 300

/** What the list is narrowed to, apart from the status. Where columns are missing, it is sorted here. */
export function FilterIntegrations() {
  const t = useTranslations('list')
  const { state, change } = useListState()
  const appChoices = appIds.map(value => ({ value, label: appNames[value] }))
  const sortChoices = integrationSorts.map(value => ({ value, label: t(`sorts.${value}`) }))
  return (
    <FilterBar label={t('filters')}>
      <SearchField />
      <NativeSelect
        label={t('app')}
        value={state.app ?? ''}
        data={[{ value: '', label: t('allApps') }, ...appChoices]}
        onChange={({ currentTarget }) => change({ app: appIds.find(app => app === currentTarget.value) })}
      />
      <NativeSelect
        className={styles.sort ?? ''}
        label={t('sort')}
        value={state.sort}
        data={sortChoices}
        onChange={({ currentTarget }) => {
          const sort = integrationSorts.find(each => each === currentTarget.value)
          if (sort) change({ sort, order: defaultOrders[sort] })
        }}
      />
    </FilterBar>
  )
}

/** Searches while somebody types, a moment later than the last key. */
function SearchField() {
  const t = useTranslations('list')
  const { state, change } = useListState()
  const { search = '' } = state
  const [typed, setTyped] = useState(search)
  const [shown, setShown] = useState(search)
  if (search !== shown) {
    setShown(search)
    if (search !== typed.trim()) setTyped(search)
  }
  const apply = (text: string) => {
    const wanted = text.trim()
    // One step in the history for the search, not one for each key.
    if (wanted !== search) change({ search: wanted || undefined }, { replace: search !== '' })
  }
  const applyTyped = useEffectEvent(apply)

  useEffect(() => {
    const timer = setTimeout(() => applyTyped(typed), searchAfterMs)
    return () => clearTimeout(timer)
  }, [typed])

  return (
    <form
      className={styles.search}
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        apply(typed)
      }}
    >
      <TextInput
        type="search"
        label={t('search')}
        placeholder={t('searchExample')}
        maxLength={100}
        autoComplete="off"
        leftSection={<IconSearch aria-hidden size={18} />}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
    </form>
  )
}
