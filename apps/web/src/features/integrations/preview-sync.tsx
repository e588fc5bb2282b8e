import { appNames, type Integration, PreviewSyncInput, previewSync } from '@collector/contracts'
import { TextInput } from '@mantine/core'
import { IconListSearch } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { patientClient } from '../../api/client.ts'
import { Dialog } from '../../components/dialog.tsx'
import { Failure } from '../../components/failure.tsx'
import { keepFocus } from '../../components/keep-focus.ts'
import { SteadyButton } from '../../components/steady-button.tsx'
import { typedNumber } from '../../components/typed-number.ts'
import { useContractForm } from '../../components/use-contract-form.tsx'
import { integrationsKey } from './list-queries.ts'
import { PreviewResult, PreviewSummary } from './preview-result.tsx'
import styles from './preview-sync.module.css'

export function PreviewButton({ integration }: { integration: Integration }) {
  const t = useTranslations('preview')
  const [trying, setTrying] = useState(false)
  return (
    <>
      <SteadyButton
        variant="default"
        leftSection={<IconListSearch aria-hidden size={18} />}
        onClick={() => setTrying(true)}
      >
        {t('button')}
      </SteadyButton>
      {trying && <PreviewDialog integration={integration} onClose={() => setTrying(false)} />}
    </>
  )
}

const inputOf = ({ daysBack }: { daysBack: string }) => ({ daysBack: typedNumber(daysBack) })

function PreviewDialog({ integration, onClose }: { integration: Integration; onClose: () => void }) {
  const t = useTranslations('preview')
  const queryClient = useQueryClient()
  const { id, app } = integration
  const form = useContractForm({
    schema: PreviewSyncInput,
    initialValues: { daysBack: String(integration.daysBack) },
    toInput: inputOf,
  })
  const mutation = useMutation({
    mutationFn: (values: typeof form.values) =>
      patientClient.call(previewSync, { params: { id }, body: inputOf(values) }),
    onError: error => {
      form.showProblem(error)
      // What failed may have been decided on old values.
      void queryClient.invalidateQueries({ queryKey: integrationsKey })
    },
  })
  return (
    <Dialog wide title={t('title', { name: integration.name })} onClose={onClose}>
      <form
        noValidate
        className={styles.form}
        onSubmit={form.onSubmit(values => {
          if (!mutation.isPending) mutation.mutate(values)
        })}
      >
        <p>{t('intro', { app: appNames[app] })}</p>
        <div className={styles.ask}>
          <TextInput
            inputMode="numeric"
            autoComplete="off"
            label={t('daysBack')}
            description={t('daysBackHelp')}
            {...form.getInputProps('daysBack')}
          />
          <SteadyButton type="submit" {...keepFocus} loading={mutation.isPending}>
            {t('run')}
          </SteadyButton>
        </div>
        <div role="status">
          {mutation.isPending && <p>{t('running', { app: appNames[app] })}</p>}
          {mutation.isSuccess && <PreviewSummary preview={mutation.data} app={app} />}
        </div>
        {mutation.isError && !form.isToldAtFields(mutation.error) && <Failure error={mutation.error} />}
        {mutation.isSuccess && <PreviewResult preview={mutation.data} />}
      </form>
    </Dialog>
  )
}
