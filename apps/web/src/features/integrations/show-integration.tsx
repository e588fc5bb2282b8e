import { ApiProblem } from '@collector/contracts'
import { Button } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, type LoaderFunction, useParams, useRouteError } from 'react-router'
import { useTranslations } from 'use-intl'
import { queryClientContext } from '../../api/query-client.ts'
import { Breadcrumbs } from '../../components/breadcrumbs.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { RouteError } from '../../components/route-error.tsx'
import { StaleNotice } from '../../components/stale-notice.tsx'
import { paths } from '../../config/paths.ts'
import { usePermission } from '../session/session.ts'
import { AppLabel } from './app-label.tsx'
import { ConsentLinkBox } from './consent-link-box.tsx'
import { IntegrationActions } from './integration-actions.tsx'
import { IntegrationFacts } from './integration-facts.tsx'
import { ListEvents } from './list-events.tsx'
import { ListInvoices } from './list-invoices.tsx'
import { ListSyncs } from './list-syncs.tsx'
import { appsQuery, integrationQuery } from './queries.ts'
import styles from './show-integration.module.css'
import { StatePanel } from './state-panel.tsx'
import { StatusLabel } from './status-label.tsx'
import { useFollowedChanges } from './use-followed-changes.ts'
import { useSentence } from './use-sentence.ts'

export const loader: LoaderFunction = async ({ params: { id = '' }, context }) => {
  const queryClient = context.get(queryClientContext)
  await Promise.all([
    queryClient.ensureQueryData(integrationQuery(id)),
    queryClient.ensureQueryData(appsQuery),
  ])
  return null
}

export function Component() {
  const { id = '' } = useParams()
  const may = usePermission()
  const query = useSuspenseQuery(integrationQuery(id))
  // Somebody deleted it while it was on show.
  if (isUnknown(query.error)) throw query.error
  const integration = query.data
  const sentence = useSentence(integration)
  useFollowedChanges(integration, sentence.text)

  return (
    <>
      <Breadcrumbs page={integration.name} />
      <PageHeading
        title={integration.name}
        intro={
          <span className={styles.labels}>
            <StatusLabel status={integration.status} />
            <AppLabel app={integration.app} />
          </span>
        }
        actions={may('integrations:manage') && <IntegrationActions integration={integration} />}
      />
      <StaleNotice query={query} />
      <StatePanel integration={integration} sentence={sentence} />
      {may('consent-links:manage') && <ConsentLinkBox integration={integration} />}
      <IntegrationFacts integration={integration} />
      {may('invoices:read') && <ListInvoices integration={integration} />}
      <ListSyncs integration={integration} />
      <ListEvents integration={integration} />
    </>
  )
}

/** An integration that does not exist, or an address that cannot be one's. */
function isUnknown(error: unknown): boolean {
  return (
    error instanceof ApiProblem &&
    (error.code === 'not_found' || error.errors.some(({ field }) => /(^|\.)id$/.test(field)))
  )
}

export function ErrorBoundary() {
  const t = useTranslations()
  if (!isUnknown(useRouteError())) return <RouteError />
  return (
    <>
      <Breadcrumbs page={t('failure.noIntegrationTitle')} />
      <PageHeading title={t('failure.noIntegrationTitle')} intro={t('failure.noIntegration')} />
      <Button component={Link} to={paths.integrations} variant="default">
        {t('action.toList')}
      </Button>
    </>
  )
}
