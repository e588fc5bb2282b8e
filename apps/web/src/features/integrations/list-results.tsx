import { ApiProblem, exportIntegrations, type IntegrationCounts } from '@collector/contracts'
import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { client } from '../../api/client.ts'
import { Failure } from '../../components/failure.tsx'
import { StaleNotice } from '../../components/stale-notice.tsx'
import { useAnnouncedResult } from '../../components/use-announced-result.ts'
import { paths } from '../../config/paths.ts'
import { useLanguage } from '../../languages/language.ts'
import { IntegrationsTable } from './integrations-table.tsx'
import { ListPages } from './list-pages.tsx'
import { integrationsQuery } from './list-queries.ts'
import styles from './list-results.module.css'
import { isFiltered, searchOf, useListState } from './list-state.ts'
import { NoMatch } from './no-match.tsx'
import { useResultText } from './use-result-text.ts'
import type { Selection } from './use-selection.ts'

interface Props {
  counts: IntegrationCounts | undefined
  selection: Selection | null
  /** What is shown while there are no integrations at all. */
  empty: ReactNode
}

/** The page of the list that the address asks for. While the next one is on its way, the former stays. */
export function ListResults({ counts, selection, empty }: Props) {
  const t = useTranslations('list')
  const { state } = useListState()
  const { language } = useLanguage()
  const list = useQuery(integrationsQuery(state))
  const page = list.isPlaceholderData ? undefined : list.data
  const text = useResultText(state, page, counts)
  const heading = useRef<HTMLParagraphElement>(null)
  const shownCursor = useRef(state.cursor)
  const { cursor: _, ...exported } = state
  const exportUrl = client.urlOf(exportIntegrations, { query: { ...exported, language } })
  useAnnouncedResult(searchOf(state), text)

  useEffect(() => {
    if (!page || shownCursor.current === state.cursor) return
    shownCursor.current = state.cursor
    // Another page is read from its beginning; its link may be gone.
    heading.current?.focus({ preventScroll: true })
  }, [page, state.cursor])

  if (list.isError && !list.data) {
    const isOldPage = list.error instanceof ApiProblem && list.error.status === 400 && Boolean(state.cursor)
    return (
      <>
        <Failure error={list.error} retry={() => void list.refetch()} />
        {isOldPage && <Link to={paths.integrations}>{t('firstPage')}</Link>}
      </>
    )
  }
  if (!list.data) return <Rows />
  if (page && page.items.length === 0 && !state.cursor)
    return isFiltered(state) ? <NoMatch state={state} /> : empty
  return (
    <>
      <StaleNotice query={list} />
      <div className={styles.head}>
        <p ref={heading} tabIndex={-1} className={styles.result}>
          {text ?? t('loading')}
        </p>
        <a href={exportUrl} download>
          {t('export')}
        </a>
      </div>
      <div aria-busy={!page} className={styles.page}>
        <IntegrationsTable integrations={list.data.items} selection={selection} />
        <ListPages page={list.data} />
      </div>
    </>
  )
}

/** Rows of the right height until the first ones are there. */
function Rows() {
  const t = useTranslations('list')
  return (
    <div aria-busy className={styles.rows}>
      <p className={styles.result}>{t('loading')}</p>
      {[1, 2, 3, 4, 5, 6].map(row => (
        <Skeleton key={row} height={62} radius="md" />
      ))}
    </div>
  )
}
