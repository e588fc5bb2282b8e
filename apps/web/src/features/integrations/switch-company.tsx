import { appNames, decideCompany, type Integration } from '@collector/contracts'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { client } from '../../api/client.ts'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { SteadyButton } from '../../components/steady-button.tsx'
import { useIntegrationMutation } from './use-integration-mutation.ts'

interface Props {
  integration: Integration
  former: string
  other: string
}

export function SwitchCompanyButton(props: Props) {
  const t = useTranslations('company.decide')
  const [asking, setAsking] = useState(false)
  return (
    <>
      <SteadyButton variant="default" onClick={() => setAsking(true)}>
        {t('switch', { other: props.other })}
      </SteadyButton>
      {asking && <SwitchCompanyDialog {...props} onClose={() => setAsking(false)} />}
    </>
  )
}

function SwitchCompanyDialog({ integration, former, other, onClose }: Props & { onClose: () => void }) {
  const t = useTranslations('company.decide')
  const { id, app, heldCompany } = integration
  // The company that the question is about, should another one come meanwhile.
  const [heldAt] = useState(heldCompany?.heldAt ?? '')
  const mutation = useIntegrationMutation({
    mutationFn: () => client.call(decideCompany, { params: { id }, body: { accept: true, heldAt } }),
    done: t('switched', { other }),
    onSuccess: onClose,
    onError: () => {},
  })
  return (
    <ConfirmDialog
      title={t('switchTitle', { former, other })}
      confirm={t('switch', { other })}
      mutation={mutation}
      onClose={onClose}
    >
      <p>{t('erased', { former })}</p>
      <p>{t('grant', { former, app: appNames[app] })}</p>
      <p>{t('fetched', { other })}</p>
    </ConfirmDialog>
  )
}
