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
import { CountInvoicesPerDay } from './count-invoices-per-day.tsx'
import { DecideCompany } from './decide-company.tsx'
import { IntegrationActions } from './integration-actions.tsx'
import { IntegrationFacts } from './integration-facts.tsx'
import { ListConsentLinks } from './list-consent-links.tsx'
import { ListEvents } from './list-events.tsx'
import { ListInvoices } from './list-invoices.tsx'
import { appsQuery } from './list-queries.ts'
import { ListSyncs } from './list-syncs.tsx'
import { MissingInvoices } from './missing-invoices.tsx'
import { integrationQuery } from './queries.ts'
import { rowTroubleOf } from './row-trouble.ts'
import styles from './show-integration.module.css'
import { StatePanel } from './state-panel.tsx'
import { StatusLabel } from './status-label.tsx'
import { ToneLabel } from './tone-label.tsx'
import { UnavailableApps } from './unavailable-apps.tsx'
import { UndoProvider } from './undo.tsx'
import { UndoNotice } from './undo-notice.tsx'
import { isUnknown } from './unknown-address.ts'
import { useDisconnection } from './use-disconnection.ts'
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
  const t = useTranslations()
  const may = usePermission()
  const query = useSuspenseQuery(integrationQuery(id))
  // Somebody deleted it while it was on show.
  if (isUnknown(query.error)) throw query.error
  const integration = query.data
  const { wasConnected, endedBy } = useDisconnection(integration)
  const sentence = useSentence(integration, endedBy)
  useFollowedChanges(integration, sentence.text)

  return (
    <UndoProvider key={id}>
      <Breadcrumbs page={integration.name} />
      <PageHeading
        title={integration.name}
        intro={
          <span className={styles.labels}>
            {rowTroubleOf(integration) === 'disconnected' ? (
              <ToneLabel tone="bad">{t('list.trouble.disconnected')}</ToneLabel>
            ) : (
              <StatusLabel status={integration.status} />
            )}
            <AppLabel app={integration.app} />
          </span>
        }
        actions={may('integrations:manage') && <IntegrationActions integration={integration} />}
      />
      <StaleNotice query={query} />
      {/* Of a fetch that waits for its app, the sentence says so. */}
      <UnavailableApps among={integration.lastSync?.status === 'queued' ? [] : [integration.app]} />
      <StatePanel integration={integration} sentence={sentence} />
      <UndoNotice integration={integration} />
      <MissingInvoices integration={integration} />
      {integration.heldCompany && may('integrations:manage') && <DecideCompany integration={integration} />}
      {may('consent-links:manage') && <ConsentLinkBox integration={integration} />}
      <IntegrationFacts integration={integration} />
      {(integration.company || integration.invoicesInWindow > 0) && (
        <CountInvoicesPerDay integration={integration} />
      )}
      {may('invoices:read') && <ListInvoices integration={integration} />}
      <ListSyncs integration={integration} wasConnected={wasConnected} />
      {may('consent-links:manage') && <ListConsentLinks integration={integration} />}
      <ListEvents integration={integration} />
    </UndoProvider>
  )
}

export function ErrorBoundary() {
  const t = useTranslations()
  if (!isUnknown(useRouteError())) return <RouteError />
  return (
    <>
      <Breadcrumbs page={t('integration.notFoundTitle')} />
      <PageHeading title={t('integration.notFoundTitle')} intro={t('integration.notFound')} />
      <Button component={Link} to={paths.integrations} variant="default">
        {t('action.toList')}
      </Button>
    </>
  )
}
