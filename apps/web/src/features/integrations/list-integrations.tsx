import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link, type LoaderFunction } from 'react-router'
import { useTranslations } from 'use-intl'
import { queryClientContext } from '../../api/query-client.ts'
import { Breadcrumbs } from '../../components/breadcrumbs.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { ShowMore } from '../../components/show-more.tsx'
import { StaleNotice } from '../../components/stale-notice.tsx'
import { paths } from '../../config/paths.ts'
import { usePermission } from '../session/session.ts'
import { IntegrationsTable } from './integrations-table.tsx'
import styles from './list-integrations.module.css'
import { countsQuery, integrationsQuery } from './queries.ts'

export const loader: LoaderFunction = async ({ context }) => {
  const queryClient = context.get(queryClientContext)
  await Promise.all([
    queryClient.ensureInfiniteQueryData(integrationsQuery),
    queryClient.ensureQueryData(countsQuery),
  ])
  return null
}

export function Component() {
  const t = useTranslations()
  const may = usePermission()
  const list = useSuspenseInfiniteQuery(integrationsQuery)
  const { data: counts } = useSuspenseQuery(countsQuery)
  const integrations = list.data.pages.flatMap(({ items }) => items)
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
        actions={integrations.length > 0 && newIntegration}
      />
      <StaleNotice query={list} />
      {integrations.length === 0 ? (
        <section className={styles.empty}>
          <h2>{t('list.emptyTitle')}</h2>
          <p>{t('list.empty')}</p>
          {newIntegration}
        </section>
      ) : (
        <>
          <p className={styles.counts}>{t('list.counts', counts)}</p>
          <ShowMore list={list}>
            <IntegrationsTable integrations={integrations} />
          </ShowMore>
        </>
      )}
    </>
  )
}
