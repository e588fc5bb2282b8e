import { defaultOrders, type IntegrationSort } from '@collector/contracts'
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { useListState } from './list-state.ts'
import styles from './sort-heading.module.css'

const words = { asc: 'ascending', desc: 'descending' } as const
const icons = { asc: IconArrowUp, desc: IconArrowDown }

/** A column's heading by which the list can be sorted; pressed again, the other way round. */
export function SortHeading({ sort, className }: { sort: IntegrationSort; className?: string | undefined }) {
  const t = useTranslations('list')
  const { state, linkTo } = useListState()
  const isSorted = state.sort === sort
  const Icon = isSorted ? icons[state.order] : IconArrowsSort
  const first = defaultOrders[sort]
  const other = state.order === 'asc' ? 'desc' : 'asc'
  return (
    <th scope="col" aria-sort={isSorted ? words[state.order] : 'none'} className={className}>
      <Link
        to={linkTo({ sort, order: isSorted ? other : first })}
        preventScrollReset
        className={styles.heading}
      >
        {t(sort)}
        <Icon aria-hidden size={15} />
      </Link>
    </th>
  )
}
