import type { Integration } from '@collector/contracts'
import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useTranslations } from 'use-intl'
import { Failure } from '../../components/failure.tsx'
import { Section } from '../../components/section.tsx'
import { StaleNotice } from '../../components/stale-notice.tsx'
import { invoicesPerDayQuery } from './queries.ts'

const InvoiceChart = lazy(() =>
  import('./invoice-chart.tsx').then(({ InvoiceChart: Chart }) => ({ default: Chart })),
)

/** How the window's invoices spread over its days. */
export function CountInvoicesPerDay({ integration }: { integration: Integration }) {
  const t = useTranslations('chart')
  const query = useQuery(invoicesPerDayQuery(integration.id))
  const waiting = <Skeleton height={200} radius="lg" aria-busy />
  return (
    <Section title={t('title')}>
      {query.isPending && waiting}
      {query.isLoadingError && <Failure error={query.error} retry={() => void query.refetch()} />}
      {query.data && (
        <>
          <StaleNotice query={query} />
          <Suspense fallback={waiting}>
            <InvoiceChart perDay={query.data} />
          </Suspense>
        </>
      )}
    </Section>
  )
}
