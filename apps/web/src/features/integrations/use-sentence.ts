import type { Integration } from '@collector/contracts'
import { useFormatter, useTranslations } from 'use-intl'
import { useClock } from '../../components/clock.tsx'
import { type Sentence, sentenceOf } from './state-sentence.ts'
import { useConfigured } from './use-configured.ts'
import { useUnavailableSince } from './use-unavailable-since.ts'

/** The sentence about an integration, kept up to date. `endedBy` is who disconnected its company, where that is known. */
export function useSentence(integration: Integration, endedBy: string | null): Sentence {
  const t = useTranslations('sentence')
  const format = useFormatter()
  const now = useClock()
  const configured = useConfigured()
  const unavailableSince = useUnavailableSince()
  return sentenceOf(integration, {
    t,
    format,
    now,
    configured: configured(integration.app),
    unavailableSince: unavailableSince(integration.app),
    endedBy,
  })
}
