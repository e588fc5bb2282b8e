import type { Event, Integration } from '@collector/contracts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { eventsQuery } from './queries.ts'
import { isDisconnected } from './row-trouble.ts'

/** Whether an integration without a company once had one, and who ended that as far as the history's newest page says. */
export function useDisconnection(integration: Integration): {
  wasConnected: boolean
  endedBy: string | null
} {
  const t = useTranslations('history')
  const isConnected = integration.company !== null
  const { data } = useInfiniteQuery({ ...eventsQuery(integration.id), enabled: !isConnected })
  if (isConnected) return { wasConnected: false, endedBy: null }
  const ended = data?.pages.flatMap(({ items }) => items).find(isEnd)
  const nameOf = ({ kind, name }: Event['actor']) => (kind === 'owner' ? t('owner') : (name ?? t('somebody')))
  return {
    wasConnected: isDisconnected(integration) || ended !== undefined,
    endedBy: ended ? nameOf(ended.actor) : null,
  }
}

const isEnd = ({ type, data }: Event) =>
  type === 'connection.ended' || (type === 'consent.failed' && data.reason === 'undone')
