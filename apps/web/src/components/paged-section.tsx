import { Skeleton } from '@mantine/core'
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Failure } from './failure.tsx'
import styles from './paged-section.module.css'
import { Section } from './section.tsx'
import { ShowMore } from './show-more.tsx'
import { StaleNotice } from './stale-notice.tsx'

interface Props<Item> {
  title: string
  intro?: ReactNode
  /** What narrows the list. */
  tools?: ReactNode
  query: UseInfiniteQueryResult<InfiniteData<{ items: Item[] }>>
  empty: ReactNode
  children: (items: Item[]) => ReactNode
}

/** A section with a list that comes in pages, with its waiting, failed and empty states. */
export function PagedSection<Item>({ title, intro, tools, query, empty, children }: Props<Item>) {
  const items = query.data?.pages.flatMap(page => page.items)
  return (
    <Section title={title} intro={intro}>
      {tools}
      {query.isPending && <Skeleton height={132} radius="lg" aria-busy />}
      {query.isLoadingError && <Failure error={query.error} retry={() => void query.refetch()} />}
      {items && (
        <>
          <StaleNotice query={query} />
          <ShowMore list={query}>
            {items.length === 0 ? <p className={styles.empty}>{empty}</p> : children(items)}
          </ShowMore>
        </>
      )}
    </Section>
  )
}
