import { appNames } from '@collector/contracts'
import { Button } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, type LoaderFunction, useParams, useRouteError } from 'react-router'
import { useFormatter, useTranslations } from 'use-intl'
import { queryClientContext } from '../../api/query-client.ts'
import { Breadcrumbs } from '../../components/breadcrumbs.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { RouteError } from '../../components/route-error.tsx'
import { StaleNotice } from '../../components/stale-notice.tsx'
import { paths } from '../../config/paths.ts'
import { exactTime } from '../../languages/times.ts'
import { ListExchanges } from './list-exchanges.tsx'
import { ListQuarantinedRows } from './list-quarantined-rows.tsx'
import { appsQuery } from './list-queries.ts'
import { integrationQuery, syncQuery } from './queries.ts'
import { SyncFacts } from './sync-facts.tsx'
import { SyncOutcomePanel } from './sync-outcome-panel.tsx'
import { isUnknown } from './unknown-address.ts'

export const loader: LoaderFunction = async ({ params: { id = '', syncId = '' }, context }) => {
  const queryClient = context.get(queryClientContext)
  await Promise.all([
    queryClient.ensureQueryData(integrationQuery(id)),
    queryClient.ensureQueryData(syncQuery(id, syncId)),
    queryClient.ensureQueryData(appsQuery),
  ])
  return null
}

export function Component() {
  const t = useTranslations()
  const { id = '', syncId = '' } = useParams()
  const format = useFormatter()
  const { data: integration } = useSuspenseQuery(integrationQuery(id))
  const query = useSuspenseQuery(syncQuery(id, syncId))
  // It was erased with its connection while it was on show.
  if (isUnknown(query.error)) throw query.error
  const sync = query.data
  const { app, name } = integration
  const appName = appNames[app]
  const title = t('fetch.title', {
    time: exactTime(format, sync.startedAt ?? sync.createdAt),
  })

  return (
    <>
      <Breadcrumbs above={{ page: name, to: paths.integration(id) }} page={title} />
      <PageHeading title={title} intro={t(`integration.syncs.statuses.${sync.status}`)} actions={<Back />} />
      <StaleNotice query={query} />
      <SyncOutcomePanel sync={sync} app={app} />
      <SyncFacts integration={integration} sync={sync} />
      {sync.quarantinedRows.length > 0 && <ListQuarantinedRows app={appName} sync={sync} />}
      {sync.exchanges.length > 0 && <ListExchanges app={appName} exchanges={sync.exchanges} />}
    </>
  )
}

function Back() {
  const t = useTranslations('fetch')
  const { id = '' } = useParams()
  return (
    <Button
      component={Link}
      to={paths.integration(id)}
      variant="default"
      leftSection={<IconArrowLeft aria-hidden size={18} />}
    >
      {t('back')}
    </Button>
  )
}

export function ErrorBoundary() {
  const t = useTranslations('fetch')
  if (!isUnknown(useRouteError())) return <RouteError />
  return (
    <>
      <Breadcrumbs page={t('notFoundTitle')} />
      <PageHeading title={t('notFoundTitle')} intro={t('notFound')} actions={<Back />} />
    </>
  )
}
