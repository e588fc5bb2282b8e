import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import styles from './show-more.module.css'
import { SteadyButton } from './steady-button.tsx'

interface Props {
  list: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown }
  /** The rows so far: a table or an ordered list. */
  children: ReactNode
}

/**
 * A list and the button for its next page, while there is one. The last page takes the focus to its first
 * row.
 */
export function ShowMore({ list, children }: Props) {
  const t = useTranslations('action')
  const { hasNextPage, isFetchingNextPage } = list
  const place = useRef<HTMLDivElement>(null)
  const firstNew = useRef<number>(undefined)

  useLayoutEffect(() => {
    if (isFetchingNextPage || firstNew.current === undefined) return
    const row = rowsOf(place.current)[firstNew.current]
    firstNew.current = undefined
    if (row && !hasNextPage && document.activeElement === document.body) focusRow(row)
  }, [isFetchingNextPage, hasNextPage])

  const showMore = () => {
    firstNew.current = rowsOf(place.current).length
    list.fetchNextPage()
  }

  return (
    <>
      <div ref={place}>{children}</div>
      {hasNextPage && (
        <div className={styles.bar}>
          <SteadyButton variant="default" loading={isFetchingNextPage} onClick={showMore}>
            {t('showMore')}
          </SteadyButton>
        </div>
      )}
    </>
  )
}

const rowsOf = (place: HTMLElement | null): HTMLElement[] => [
  ...(place?.querySelectorAll<HTMLElement>('tbody > tr, ol > li') ?? []),
]

function focusRow(row: HTMLElement) {
  const link = row.querySelector('a')
  if (!link) row.tabIndex = -1
  ;(link ?? row).focus()
}
