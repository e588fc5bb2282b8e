import type { Integration } from '@collector/contracts'
import { useTranslations } from 'use-intl'
import { usePermission } from '../session/session.ts'
import { CancelFetchButton } from './cancel-sync.tsx'
import { CopyLinkButton } from './copy-link-button.tsx'
import { NewLinkButton } from './create-consent-link.tsx'
import { FetchProgress } from './fetch-progress.tsx'
import { PauseButton } from './pause-integration.tsx'
import { FetchButton } from './request-sync.tsx'
import type { Sentence } from './state-sentence.ts'
import { isUnderWay } from './sync-state.ts'
import { TonePanel } from './tone-panel.tsx'

interface Props {
  integration: Integration
  sentence: Sentence
}

/** How the integration is, and the one button for what comes next; a fetch under way can be cancelled. */
export function StatePanel({ integration, sentence }: Props) {
  const t = useTranslations()
  const may = usePermission()
  const { status, lastSync: sync, consentLink: link } = integration
  const mayManage = may('integrations:manage')
  return (
    <TonePanel
      label={t('integration.stateTitle')}
      tone={sentence.tone}
      text={sentence.text}
      progress={status === 'connected' && sync?.status === 'running' && <FetchProgress sync={sync} />}
    >
      {sentence.action === 'copy-link' && link?.url && (
        <CopyLinkButton
          integration={integration}
          what="url"
          text={link.url}
          label={t('integration.link.copyUrl')}
          primary
        />
      )}
      {sentence.action === 'new-link' && may('consent-links:manage') && (
        <NewLinkButton integration={integration} primary />
      )}
      {sentence.action === 'resume' && mayManage && <PauseButton integration={integration} primary />}
      {sentence.action === 'fetch' && mayManage && <FetchButton integration={integration} primary />}
      {isUnderWay(sync) && mayManage && <CancelFetchButton integration={integration} />}
    </TonePanel>
  )
}
