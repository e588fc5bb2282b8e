import { exportInvoices, type Integration, type InvoiceFilter } from '@collector/contracts'
import { IconDownload } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { patientClient } from '../../api/client.ts'
import { saveFile } from '../../components/save-file.ts'
import { SteadyButton } from '../../components/steady-button.tsx'
import { useGuardedMutation } from '../session/use-guarded-mutation.ts'
import { eventsKey } from './queries.ts'

/** Saves what the list shows, all pages of it, as a CSV file. */
export function ExportInvoicesButton({
  integration: { id, name },
  filter,
}: {
  integration: Integration
  filter: InvoiceFilter
}) {
  const t = useTranslations('search')
  const mutation = useGuardedMutation({
    mutationFn: () => patientClient.call(exportInvoices, { params: { id }, body: filter }),
    refreshes: [eventsKey(id)],
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
