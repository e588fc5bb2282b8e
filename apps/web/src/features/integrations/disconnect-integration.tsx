import { appNames, disconnectIntegration, type Integration } from '@collector/contracts'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { client } from '../../api/client.ts'
import { TypedConfirmDialog } from '../../components/typed-confirm-dialog.tsx'
import { useIntegrationMutation } from './use-integration-mutation.ts'
import { useStoredInvoices } from './use-stored-invoices.ts'

interface Props {
  integration: Integration
  onClose: () => void
}

export function DisconnectDialog({ integration, onClose }: Props) {
  const t = useTranslations('company.disconnect')
  const { id, name, app } = integration
  // The question stays the same while the answer to it arrives.
  const [company] = useState(integration.company?.name ?? name)
  const stored = useStoredInvoices(integration)
  const mutation = useIntegrationMutation({
    mutationFn: () => client.call(disconnectIntegration, { params: { id } }),
    done: t('done', { company }),
    onSuccess: onClose,
    onError: () => {},
  })
  return (
    <TypedConfirmDialog
      title={t('title', { company })}
      name={company}
      confirm={t('confirm', { company })}
      mutation={mutation}
      onClose={onClose}
    >
      <p>{t('grant', { company, app: appNames[app] })}</p>
      <p>{t('erased', { count: stored })}</p>
      <p>{t('next', { name })}</p>
    </TypedConfirmDialog>
  )
}
