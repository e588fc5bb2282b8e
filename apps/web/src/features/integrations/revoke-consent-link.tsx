import { type Integration, revokeConsentLink } from '@collector/contracts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { client } from '../../api/client.ts'
import { Dialog, DialogActions } from '../../components/dialog.tsx'
import { Failure } from '../../components/failure.tsx'
import { SteadyButton } from '../../components/steady-button.tsx'
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
  const t = useTranslations()
  const { id, name } = integration
  const mutation = useIntegrationMutation({
    mutationFn: () => client.call(revokeConsentLink, { params: { id } }),
    done: t('integration.link.revoked'),
    onSuccess: onClose,
    onError: () => {},
  })
  return (
    <Dialog title={t('integration.link.revokeTitle', { name })} onClose={onClose}>
      <p>{t('integration.link.revokeText')}</p>
      {mutation.isError && <Failure error={mutation.error} />}
      <DialogActions>
        <Button variant="default" onClick={onClose}>
          {t('action.cancel')}
        </Button>
        <SteadyButton color="red" loading={mutation.isPending} onClick={() => mutation.mutate()}>
          {t('integration.link.revoke')}
        </SteadyButton>
      </DialogActions>
    </Dialog>
  )
}
