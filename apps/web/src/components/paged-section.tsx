import type { ReactNode } from 'react'
import { PagedList, type PagedListProps } from './paged-list.tsx'
import { Section } from './section.tsx'

interface Props<Item> extends PagedListProps<Item> {
  title: string
  intro?: ReactNode
  /** What narrows the list. */
  tools?: ReactNode
}

/** A section with a list that comes in pages. */
export function PagedSection<Item>({ title, intro, tools, ...list }: Props<Item>) {
  return (
    <Section title={title} intro={intro}>
      {tools}
      <PagedList {...list} />
    </Section>
  )
}
