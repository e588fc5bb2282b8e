import { appNames, deleteIntegration, type Integration } from '@collector/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { useTranslations } from 'use-intl'
import { client } from '../../api/client.ts'
import { useAnnounce } from '../../components/announcer.tsx'
import { TypedConfirmDialog } from '../../components/typed-confirm-dialog.tsx'
import { paths } from '../../config/paths.ts'
import { integrationsKey } from './list-queries.ts'
import { integrationQuery } from './queries.ts'
import { useStoredInvoices } from './use-stored-invoices.ts'

interface Props {
  integration: Integration
  onClose: () => void
}

export function DeleteDialog({ integration, onClose }: Props) {
  const t = useTranslations('integration.delete')
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const announce = useAnnounce()
  const { id, name, app, company } = integration
  const count = useStoredInvoices(integration)
  const mutation = useMutation({
    mutationFn: () => client.call(deleteIntegration, { params: { id } }),
    onSuccess: async () => {
      await navigate(paths.integrations, { replace: true })
      // After leaving, or the page would ask again for what is gone.
      queryClient.removeQueries({ queryKey: integrationQuery(id).queryKey })
      announce(t('done', { name }))
      await queryClient.invalidateQueries({ queryKey: integrationsKey })
    },
  })
  return (
    <TypedConfirmDialog
      title={t('title', { name, count })}
      name={name}
      confirm={t('confirm', { name })}
      mutation={mutation}
      onClose={onClose}
    >
      <p>{t('what', { name })}</p>
      {company && <p>{t('grant', { company: company.name, app: appNames[app] })}</p>}
      <p>{t('final')}</p>
    </TypedConfirmDialog>
  )
}
