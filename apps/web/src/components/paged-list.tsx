import { Skeleton } from '@mantine/core'
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Failure } from './failure.tsx'
import styles from './paged-list.module.css'
import { ShowMore } from './show-more.tsx'
import { StaleNotice } from './stale-notice.tsx'

export interface PagedListProps<Item> {
  query: UseInfiniteQueryResult<InfiniteData<{ items: Item[] }>>
  empty: ReactNode
  children: (items: Item[]) => ReactNode
}

/** A list that comes in pages, with its waiting, failed and empty states. */
export function PagedList<Item>({ query, empty, children }: PagedListProps<Item>) {
  if (query.isPending) return <Skeleton height={132} radius="lg" aria-busy />
  if (query.isLoadingError) return <Failure error={query.error} retry={() => void query.refetch()} />
  const items = query.data?.pages.flatMap(page => page.items) ?? []
  return (
    <>
      <StaleNotice query={query} />
      <ShowMore list={query}>
        {items.length === 0 ? <p className={styles.empty}>{empty}</p> : children(items)}
      </ShowMore>
    </>
  )
}
