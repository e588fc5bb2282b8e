import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { Link, type LoaderFunction } from 'react-router'
import { useTranslations } from 'use-intl'
import { queryClientContext } from '../../api/query-client.ts'
import { Breadcrumbs } from '../../components/breadcrumbs.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { paths } from '../../config/paths.ts'
import { useLanguage } from '../../languages/language.ts'
import { usePermission } from '../session/session.ts'
import { EmptyList } from './empty-list.tsx'
import { FilterIntegrations } from './filter-integrations.tsx'
import { countsQuery, integrationsQuery } from './list-queries.ts'
import { ListResults } from './list-results.tsx'
import { isFiltered, readListState, useListState } from './list-state.ts'
import { StatusFilter } from './status-filter.tsx'
import { UnavailableApps } from './unavailable-apps.tsx'
import { useSelection } from './use-selection.ts'

export const loader: LoaderFunction = ({ context, request }) => {
  const queryClient = context.get(queryClientContext)
  const state = readListState(new URL(request.url).searchParams)
  // Awaited by nobody: the page shows at once what is on its way.
  void queryClient.prefetchQuery(integrationsQuery(state))
  void queryClient.prefetchQuery(countsQuery(state.app))
  return null
}

export function Component() {
  const t = useTranslations()
  const may = usePermission()
  const { state } = useListState()
  const { data: counts } = useQuery(countsQuery(state.app))
  const selection = useSelection()
  const { withLaterMessages } = useLanguage()
  const [BulkBar] = useState(() => lazy(withLaterMessages(() => import('./bulk-bar.tsx'))))
  const isEmpty = counts?.total === 0 && !isFiltered(state)
  const newIntegration = may('integrations:create') && (
    <Button component={Link} to={paths.newIntegration} leftSection={<IconPlus aria-hidden size={18} />}>
      {t('list.newIntegration')}
    </Button>
  )

  return (
    <>
      <Breadcrumbs />
      <PageHeading
        title={t('frame.integrations')}
        intro={t('list.intro')}
        actions={!isEmpty && newIntegration}
      />
      <UnavailableApps />
      {!isEmpty && (
        <>
          <FilterIntegrations />
          <StatusFilter counts={counts} />
        </>
      )}
      <ListResults
        counts={counts}
        selection={may('consent-links:manage') ? selection : null}
        empty={
          <EmptyList title={t('list.emptyTitle')} text={t('list.empty')}>
            {newIntegration}
          </EmptyList>
        }
      />
      {selection.ids.size > 0 && (
        <Suspense>
          <BulkBar selection={selection} />
        </Suspense>
      )}
    </>
  )
}
