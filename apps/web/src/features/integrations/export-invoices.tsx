import { exportInvoices, type Integration, type InvoiceFilter } from '@collector/contracts'
import { IconDownload } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { patientClient } from '../../api/client.ts'
import { saveFile } from '../../components/save-file.ts'
import { SteadyButton } from '../../components/steady-button.tsx'
import { useConfirmed } from '../session/identity-guard.tsx'
import { useIntegrationMutation } from './use-integration-mutation.ts'

/** Saves what the list shows, all pages of it, as a CSV file. */
export function ExportInvoicesButton({
  integration: { id, name },
  filter,
}: {
  integration: Integration
  filter: InvoiceFilter
}) {
  const t = useTranslations('search')
  const confirmed = useConfirmed()
  const mutation = useIntegrationMutation({
    mutationFn: () => confirmed(() => patientClient.call(exportInvoices, { params: { id }, body: filter })),
    done: t('exported'),
    onSuccess: file => saveFile(t('fileName', { name }), file),
  })
  return (
    <SteadyButton
      variant="default"
      leftSection={<IconDownload aria-hidden size={18} />}
      loading={mutation.isPending}
      onClick={() => mutation.mutate()}
    >
      {t('export')}
    </SteadyButton>
  )
}
