import type { IntegrationCounts, IntegrationPage } from '@collector/contracts'
import { useTranslations } from 'use-intl'
import type { ListState } from './list-state.ts'

/** How many integrations there are of what is asked for; a search with several pages says what is on this one. */
export function useResultText(
  { search, status }: ListState,
  page: IntegrationPage | undefined,
  counts: IntegrationCounts | undefined,
): string | undefined {
  const t = useTranslations('list')
  if (!page) return undefined
  const onPage = page.items.length
  const isWhole = !page.previousCursor && !page.nextCursor
  if (isWhole) return t('found', { count: onPage })
  const total = search === undefined ? counts?.[status ?? 'total'] : undefined
  return total === undefined ? t('foundHere', { count: onPage }) : t('foundOf', { count: onPage, total })
}
