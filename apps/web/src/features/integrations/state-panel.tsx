import type { Integration } from '@collector/contracts'
import { useTranslations } from 'use-intl'
import { usePermission } from '../session/session.ts'
import { NewLinkButton } from './create-consent-link.tsx'
import { PauseButton } from './pause-integration.tsx'
import { FetchButton } from './request-sync.tsx'
import styles from './state-panel.module.css'
import type { Sentence } from './state-sentence.ts'
import { toneIcons } from './tone-label.tsx'

interface Props {
  integration: Integration
  sentence: Sentence
}

/** How the integration is, and the one button for what comes next. */
export function StatePanel({ integration, sentence }: Props) {
  const t = useTranslations('integration')
  const may = usePermission()
  const Icon = toneIcons[sentence.tone]
  const { lastSync: sync } = integration
  const fetching = integration.status === 'connected' && sync?.status === 'running'
  const progress = sync?.expected ? Math.min(1, sync.seen / sync.expected) : undefined
  return (
    <section aria-label={t('stateTitle')} className={styles.panel} data-tone={sentence.tone}>
      <Icon aria-hidden size={22} />
      <div className={styles.text}>
        <p>{sentence.text}</p>
        {fetching && <progress aria-label={t('fetchProgress')} value={progress} />}
      </div>
      {sentence.action === 'new-link' && may('consent-links:manage') && (
        <NewLinkButton integration={integration} primary />
      )}
      {sentence.action === 'resume' && may('integrations:manage') && (
        <PauseButton integration={integration} primary />
      )}
      {sentence.action === 'fetch' && may('integrations:manage') && (
        <FetchButton integration={integration} primary />
      )}
    </section>
  )
}
