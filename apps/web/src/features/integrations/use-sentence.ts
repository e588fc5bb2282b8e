import type { Integration } from '@collector/contracts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useFormatter, useNow, useTranslations } from 'use-intl'
import { eventsQuery } from './queries.ts'
import { type Sentence, sentenceOf } from './state-sentence.ts'
import { useConfigured } from './use-configured.ts'

/** The sentence about an integration, kept up to date. */
export function useSentence(integration: Integration): Sentence {
  const t = useTranslations('sentence')
  const format = useFormatter()
  const now = useNow({ updateInterval: 15_000 })
  const configured = useConfigured()
  const { data: history } = useInfiniteQuery(eventsQuery(integration.id))
  const events = history?.pages.flatMap(({ items }) => items) ?? []
  return sentenceOf(integration, {
    t,
    format,
    now,
    configured: configured(integration.app),
    pausedBy: events.find(({ type }) => type === 'integration.paused')?.actor.name ?? undefined,
    attentionSince: events.find(({ type }) => type === 'connection.attention')?.createdAt,
  })
}
