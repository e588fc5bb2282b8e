import type { Integration } from '@collector/contracts'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { PagedSection } from '../../components/paged-section.tsx'
import { RecordTable } from '../../components/record-table.tsx'
import { SteadyButton } from '../../components/steady-button.tsx'
import { useAnnouncedResult } from '../../components/use-announced-result.ts'
import { usePermission } from '../session/session.ts'
import { ExportInvoicesButton } from './export-invoices.tsx'
import { FilterInvoices, useInvoiceFilter } from './filter-invoices.tsx'
import { useInvoiceColumns } from './invoice-columns.tsx'
import { invoicesQuery } from './queries.ts'

export function ListInvoices({ integration }: { integration: Integration }) {
  const t = useTranslations()
  const may = usePermission()
  const { filter, change } = useInvoiceFilter()
  const query = useInfiniteQuery({
    ...invoicesQuery(integration.id, filter),
    placeholderData: keepPreviousData,
  })
  const columns = useInvoiceColumns()
  // The controls begin anew when they are emptied from outside.
  const [turn, setTurn] = useState(0)
  const narrowedTo = Object.values(filter).filter(Boolean).join()
  const count = query.data?.pages.reduce((sum, { items }) => sum + items.length, 0) ?? 0
  useAnnouncedResult(
    narrowedTo,
    query.isSuccess && !query.isPlaceholderData
      ? t(query.hasNextPage ? 'search.foundSome' : 'search.found', { count })
      : undefined,
  )
  const clear = () => {
    change({ invoice: undefined, from: undefined, to: undefined })
    setTurn(turn + 1)
  }
  const hasAny = narrowedTo !== '' || count > 0

  return (
    <PagedSection
      title={t('integration.invoices.title')}
      intro={t('integration.invoices.window', { days: integration.daysBack })}
      tools={
        hasAny && (
          <FilterInvoices key={turn} initial={turn === 0 ? filter : {}}>
            {may('invoices:export') && <ExportInvoicesButton integration={integration} filter={filter} />}
          </FilterInvoices>
        )
      }
      query={query}
      empty={
        narrowedTo ? (
          <>
            {t('search.none')}{' '}
            <SteadyButton task="search-invoices" variant="default" size="xs" ml="sm" onClick={clear}>
              {t('search.clear')}
            </SteadyButton>
          </>
        ) : (
          t(integration.connectedAt ? 'integration.invoices.empty' : 'integration.invoices.emptyPending')
        )
      }
    >
      {invoices => (
        <RecordTable
          caption={t('integration.invoices.title')}
          columns={columns}
          items={invoices}
          keyOf={({ id }) => id}
        />
      )}
    </PagedSection>
  )
}
