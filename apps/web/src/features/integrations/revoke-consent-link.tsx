import { createConsentLink, type Integration, revokeConsentLink } from '@collector/contracts'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { client } from '../../api/client.ts'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { SteadyButton } from '../../components/steady-button.tsx'
import { useUndo } from './undo.tsx'
import { useIntegrationMutation } from './use-integration-mutation.ts'

export function RevokeLinkButton({ integration }: { integration: Integration }) {
  const t = useTranslations('integration.link')
  const [asking, setAsking] = useState(false)
  return (
    <>
      <SteadyButton task="link" variant="subtle" color="red" onClick={() => setAsking(true)}>
        {t('revoke')}
      </SteadyButton>
      {asking && <RevokeLinkDialog integration={integration} onClose={() => setAsking(false)} />}
    </>
  )
}

function RevokeLinkDialog({ integration, onClose }: { integration: Integration; onClose: () => void }) {
  const t = useTranslations('integration.link')
  const undoText = useTranslations('undo')
  const { offer } = useUndo()
  const { id, name } = integration
  const mutation = useIntegrationMutation({
    mutationFn: () => client.call(revokeConsentLink, { params: { id } }),
    done: t('revoked'),
    onSuccess: () => {
      onClose()
      offer({
        text: undoText('revoked'),
        label: undoText('newLink'),
        isCurrent: now => now.consentLink?.state === 'revoked',
        undo: () => client.call(createConsentLink, { params: { id } }),
        done: t('made'),
      })
    },
    onError: () => {},
  })
  return (
    <ConfirmDialog
      title={t('revokeTitle', { name })}
      confirm={t('revoke')}
      mutation={mutation}
      onClose={onClose}
    >
      <p>{t('revokeText')}</p>
    </ConfirmDialog>
  )
}
