import type { IntegrationStatus } from '@collector/contracts'
import { useTranslations } from 'use-intl'
import type { Tone } from './state-sentence.ts'
import { ToneLabel } from './tone-label.tsx'

const tones: Record<IntegrationStatus, Tone> = {
  pending: 'wait',
  connected: 'good',
  attention: 'bad',
  paused: 'calm',
}

/** A status as a word with an icon. */
export function StatusLabel({ status }: { status: IntegrationStatus }) {
  const t = useTranslations('status')
  return <ToneLabel tone={tones[status]}>{t(status)}</ToneLabel>
}
