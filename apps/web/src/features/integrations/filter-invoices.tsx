import { InvoiceFilter } from '@collector/contracts'
import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { DateFilter } from '../../components/date-filter.tsx'
import { FilterBar } from '../../components/filter-bar.tsx'
import { useSearchState } from '../../components/use-search-state.ts'

const { search: searchSchema, from: fromSchema, to: toSchema } = InvoiceFilter.shape

/** What the invoices are narrowed to, as the page's address says; nonsense in it counts as nothing. */
export function useInvoiceFilter() {
  const [{ invoice, from, to }, change] = useSearchState(['invoice', 'from', 'to'])
  const filter: InvoiceFilter = {
    search: searchSchema.safeParse(invoice).data,
    from: fromSchema.safeParse(from).data,
    to: toSchema.safeParse(to).data,
  }
  return { filter, change }
}

const typingMs = 300

interface Props {
  /** What the controls begin with. */
  initial: InvoiceFilter
  /** What else can be done with what is shown. */
  children: ReactNode
}

export function FilterInvoices({ initial, children }: Props) {
  const t = useTranslations('search')
  const { change } = useInvoiceFilter()
  const search = useDebouncedCallback((text: string) => change({ invoice: text.trim() }), typingMs)
  return (
    <FilterBar label={t('narrow')}>
      <TextInput
        type="search"
        label={t('label')}
        placeholder={t('placeholder')}
        maxLength={100}
        data-task="search-invoices"
        leftSection={<IconSearch aria-hidden size={18} />}
        defaultValue={initial.search ?? ''}
        onChange={event => search(event.currentTarget.value)}
      />
      <DateFilter label={t('from')} initial={initial.from} onChange={from => change({ from })} />
      <DateFilter label={t('to')} initial={initial.to} onChange={to => change({ to })} />
      {children}
    </FilterBar>
  )
}
