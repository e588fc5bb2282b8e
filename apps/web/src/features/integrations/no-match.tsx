import { appNames } from '@collector/contracts'
import { Button } from '@mantine/core'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { EmptyList } from './empty-list.tsx'
import { type ListState, searchOf } from './list-state.ts'

/** Says what was asked for, and how to see everything again. */
export function NoMatch({ state }: { state: ListState }) {
  const t = useTranslations()
  const { search, app, status, sort, order } = state
  const wanted = [
    search && t('list.searched', { search }),
    app && `${t('list.app')}: ${appNames[app]}`,
    status && `${t('list.status')}: ${t(`status.${status}`)}`,
  ].filter(Boolean)
  const clear = searchOf({
    sort,
    order,
    search: undefined,
    app: undefined,
    status: undefined,
    cursor: undefined,
  })
  return (
    <EmptyList title={t('list.noMatch')} text={wanted.join(' · ')}>
      <Button component={Link} to={{ search: clear }} variant="default" preventScrollReset>
        {t('list.clear')}
      </Button>
    </EmptyList>
  )
}
