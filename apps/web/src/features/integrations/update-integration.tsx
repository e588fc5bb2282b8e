import {
  ApiProblem,
  createIntegrationInputs,
  type Integration,
  type UpdateIntegrationInput,
  updateIntegration,
} from '@collector/contracts'
import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { client } from '../../api/client.ts'
import { Dialog, DialogActions } from '../../components/dialog.tsx'
import { Failure } from '../../components/failure.tsx'
import { keepFocus } from '../../components/keep-focus.ts'
import { SteadyButton } from '../../components/steady-button.tsx'
import { useContractForm } from '../../components/use-contract-form.tsx'
import { NewerSettings, newerSettings } from './newer-settings.tsx'
import { settingsOf, toInput } from './settings.ts'
import { SettingsFields } from './settings-fields.tsx'
import styles from './update-integration.module.css'
import { useIntegrationMutation } from './use-integration-mutation.ts'

export function EditButton({ integration }: { integration: Integration }) {
  const t = useTranslations('integration')
  const [editing, setEditing] = useState(false)
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPencil aria-hidden size={18} />}
        onClick={() => setEditing(true)}
      >
        {t('editButton')}
      </Button>
      {editing && <EditDialog integration={integration} onClose={() => setEditing(false)} />}
    </>
  )
}

function EditDialog({ integration, onClose }: { integration: Integration; onClose: () => void }) {
  const t = useTranslations()
  const { id, app } = integration
  // What was on show when the person began to type.
  const [read] = useState(integration)
  const newer = newerSettings(read, integration)
  const form = useContractForm({
    schema: createIntegrationInputs[app],
    initialValues: settingsOf(integration),
    toInput: values => ({ app, ...toInput(app, values) }),
  })
  const mutation = useIntegrationMutation({
    mutationFn: ({ values, version }: { values: typeof form.values; version: number }) => {
      const body = { version, ...toInput(app, values) } as UpdateIntegrationInput
      return client.call(updateIntegration, { params: { id }, body })
    },
    done: t('form.saved'),
    onSuccess: onClose,
    onError: form.showProblem,
  })
  const conflict = mutation.error instanceof ApiProblem && mutation.error.code === 'version_conflict'

  const save = form.onSubmit(values => {
    // Newer settings are overwritten only after they have been shown.
    const { version } = newer.length === 0 || conflict ? integration : read
    mutation.mutate({ values, version })
  })
  return (
    <Dialog title={t('form.editTitle', { name: integration.name })} onClose={onClose}>
      <form noValidate onSubmit={save} className={styles.form}>
        <SettingsFields app={app} form={form} />
        {mutation.isError && <Failure error={mutation.error} />}
        {conflict && <NewerSettings settings={newer} />}
        <DialogActions>
          <Button variant="default" {...keepFocus} onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <SteadyButton type="submit" {...keepFocus} loading={mutation.isPending}>
            {t('action.save')}
          </SteadyButton>
        </DialogActions>
      </form>
    </Dialog>
  )
}
